#include "explain/template.hpp"

namespace attrmap::explain {
namespace {

/// `text` without brackets; nullopt: an argument is not there.
std::optional<std::string> fill_part(std::string_view text, const Argument& argument, std::set<std::string>& used) {
  std::string out;
  std::set<std::string> named;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == text.npos) break;
    const std::size_t close = text.find('}', open);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto value = argument(name);
    if (!value) return std::nullopt;
    named.emplace(name);
    out += *value;
    text.remove_prefix(close + 1);
  }
  used.merge(named);
  return out;
}

std::optional<std::string> fill_alternative(std::string_view text, const Argument& argument,
                                            std::set<std::string>& used) {
  std::string out;
  while (!text.empty()) {
    const bool optional = text.front() == '[';
    const std::size_t end = optional ? text.find(']') : text.find('[');
    const auto part = fill_part(text.substr(optional ? 1 : 0, optional ? end - 1 : end), argument, used);
    if (part)
      out += *part;
    else if (!optional)
      return std::nullopt;
    text.remove_prefix(std::min(end == text.npos ? text.size() : end + (optional ? 1 : 0), text.size()));
  }
  return out;
}

}  // namespace

std::optional<std::string> fill(std::string_view reading, const Argument& argument, std::set<std::string>& used) {
  while (true) {
    const std::size_t bar = reading.find('|');
    std::set<std::string> named;
    if (auto text = fill_alternative(reading.substr(0, bar), argument, named)) {
      used.merge(named);
      return text;
    }
    if (bar == reading.npos) return std::nullopt;
    reading.remove_prefix(bar + 1);
  }
}

}  // namespace attrmap::explain
