#include "cli/request_id.hpp"

namespace attrmap::cli {
namespace {

/// Walks over JSON tokens; it only has to be right for correct JSON and to stop for any other.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  std::string_view id() {
    if (!take('{')) return {};
    do {
      space();
      const std::string_view name = value();
      if (name.size() < 2 || name.front() != '"' || !take(':')) return {};
      space();
      const std::string_view content = value();
      if (name == "\"id\"") return content;
    } while (take(','));
    return {};
  }

 private:
  void space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
  }
  bool take(char c) {
    space();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  /// The text of one value: ends where, outside of brackets, something stands that a value cannot hold.
  std::string_view value() {
    const std::size_t begin = at_;
    std::size_t open = 0;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
          if (text_[at_] == '\\') ++at_;
        if (at_ >= text_.size()) return {};
        if (open == 0) return text_.substr(begin, ++at_ - begin);
      } else if (c == '{' || c == '[') {
        ++open;
      } else if (c == '}' || c == ']') {
        if (open == 0) break;
        if (--open == 0) return text_.substr(begin, ++at_ - begin);
      } else if (open == 0 && (c == ',' || c == ':' || c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
        break;
      }
    }
    return open == 0 ? text_.substr(begin, at_ - begin) : std::string_view();
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string_view request_id(std::string_view line) { return Walker(line).id(); }

}  // namespace attrmap::cli
