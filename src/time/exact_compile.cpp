#include <algorithm>
#include <cstring>

#include "base/unicode.hpp"
#include "time/exact.hpp"
#include "time/fields.hpp"
#include "time/format.hpp"

namespace attrmap::time {

class ExactCompiler {
 public:
  ExactCompiler(std::string_view format, Styles styles) : format_(format) { parser_.styles_ = styles; }

  tl::expected<ExactParser, Error> run() {
    const Styles styles = parser_.styles_;
    if (format_.empty()) return bad(Error::Reason::empty_format, 0);
    std::string pattern(format_);
    if (utf16_length(format_) == 1) {
      const char letter = format_[0];
      pattern = format_.size() == 1 ? standard_pattern(letter) : std::string_view();
      if (pattern.empty()) return bad(Error::Reason::unknown_standard_format, 0, format_.size() == 1 ? letter : '\0');
      parser_.utc_format_ = letter == 'U';
      parser_.colon_offset_ = (letter | 0x20) == 'o' && styles == Styles::none;
    }
    const std::size_t removed = trim_pattern(pattern);
    for (std::size_t i = 0; i < pattern.size();) {
      if (has(styles, Styles::allow_inner_white)) add({ExactParser::Op::skip_white});
      if (!element(pattern, i)) {
        error_.at += static_cast<std::uint32_t>(removed);
        return tl::unexpected(error_);
      }
    }
    flush();
    make_layout();
    return std::move(parser_);
  }

 private:
  using Op = ExactParser::Op;
  using Step = ExactParser::Step;
  using Layout = ExactParser::Layout;

  bool fail(Error::Reason reason, std::size_t at, char what = 0) {
    error_ = Error{Error::Kind::format, reason, what, 0, static_cast<std::uint32_t>(at)};
    return false;
  }
  tl::unexpected<Error> bad(Error::Reason reason, std::size_t at, char what = 0) {
    fail(reason, at, what);
    return tl::unexpected(error_);
  }

  static bool is_quote(char c) { return c == '\'' || c == '"'; }

  /// AllowTrailingWhite and AllowLeadingWhite take white space off the format too, inside an outermost quote as well.
  /// Returns how many bytes were removed in front.
  std::size_t trim_pattern(std::string& pattern) const {
    if (has(parser_.styles_, Styles::allow_trailing_white)) {
      pattern.resize(trim_end(pattern).size());
      if (pattern.size() > 2 && is_quote(pattern.back())) {
        const char quote = pattern.back();
        pattern.pop_back();
        pattern.resize(trim_end(pattern).size());
        pattern += quote;
      }
    }
    if (!has(parser_.styles_, Styles::allow_leading_white)) return 0;
    const std::size_t white = skip_white(pattern, 0);
    if (white > 0) {
      // .NET looks for the quote at the very beginning, before the white space it has just skipped.
      pattern.erase(0, white);
      return white;
    }
    if (pattern.size() <= 2 || !is_quote(pattern.front())) return 0;
    const std::size_t inside = skip_white(pattern, 1) - 1;
    pattern.erase(1, inside);
    return inside;
  }

  void flush() {
    if (pending_.empty()) return;
    Step step{Op::literal};
    step.begin = static_cast<std::uint32_t>(parser_.literals_.size());
    parser_.literals_ += has_lone_surrogate(pending_) ? from_utf16(to_utf16(pending_)) : pending_;
    step.count = static_cast<std::uint32_t>(parser_.literals_.size() - step.begin);
    parser_.steps_.push_back(step);
    pending_.clear();
  }
  void add(Step step) {
    flush();
    parser_.steps_.push_back(step);
  }
  void add(Op op, char letter, std::size_t count) { add({op, letter, static_cast<std::uint32_t>(count)}); }

  bool quoted(const std::string& pattern, std::size_t& i) {
    const std::size_t open = i;
    const char quote = pattern[i++];
    for (;; ++i) {
      if (i == pattern.size()) return fail(Error::Reason::open_quote, open, quote);
      if (pattern[i] == quote) break;
      if (pattern[i] == '\\' && ++i == pattern.size()) return fail(Error::Reason::trailing_escape, i - 1);
      if (pattern[i] == ' ' && has(parser_.styles_, Styles::allow_inner_white))
        add({Op::skip_white});
      else
        pending_ += pattern[i];
    }
    ++i;
    return true;
  }

  /// Compiles the element at `i` and moves on.
  bool element(const std::string& pattern, std::size_t& i) {
    const char c = pattern[i];
    if (is_quote(c)) return quoted(pattern, i);
    std::size_t n = 1;
    if (std::strchr("yMdgfFhHmstz", c) && c != 0)
      while (i + n < pattern.size() && pattern[i + n] == c) ++n;
    const std::size_t at = i;
    i += n;
    switch (c) {
      case 'y': add(Op::number, c, n); return true;
      case 'h':
      case 'H':
      case 'm':
      case 's': add(Op::number, c, n == 1 ? 1 : 2); return true;
      case 'M': add(n <= 2 ? Op::number : Op::month_name, c, n); return true;
      case 'd': add(n <= 2 ? Op::number : Op::day_name, c, n); return true;
      case 'g': add(Op::era, c, n); return true;
      case 't': add(Op::mark, c, n); return true;
      case 'z': add(Op::offset, c, n); return true;
      case 'Z': add(Op::zone_word, c, n); return true;
      case 'K': add(Op::kind, c, n); return true;
      case 'f':
      case 'F':
        if (n <= 7) {
          add(Op::fraction, c, n);
          return true;
        }
        if (at == 0 || pattern[at - 1] != '.' || c == 'f') return fail(Error::Reason::fraction_width, at, c);
        add(Op::too_wide, c, n);
        return true;
      case '%':
        if (i == pattern.size() || pattern[i] == '%') return fail(Error::Reason::lonely_percent, at);
        return true;
      case '\\':
        if (i == pattern.size()) return fail(Error::Reason::trailing_escape, at);
        pending_ += pattern[i++];  // the other bytes of a longer character follow as literals
        while (i < pattern.size() && (static_cast<unsigned char>(pattern[i]) & 0xC0) == 0x80) pending_ += pattern[i++];
        return true;
      case '.':
        if (i < pattern.size() && pattern[i] == 'F')
          add({Op::dot});
        else
          pending_ += c;
        return true;
      case ' ':
        if (has(parser_.styles_, Styles::allow_inner_white)) return true;
        if (has(parser_.styles_, Styles::allow_trailing_white) && i < pattern.size())
          add({Op::optional_blank});
        else
          pending_ += c;
        return true;
      case 'G':
        if (word_at(pattern, i, "mt")) {
          add({Op::gmt});
          i += 2;
          return true;
        }
        [[fallthrough]];
      default:
        pending_ += c;
        while (i < pattern.size() && (static_cast<unsigned char>(pattern[i]) & 0xC0) == 0x80) pending_ += pattern[i++];
        return true;
    }
  }

  /// One byte of the layout: a digit, or that literal. False when it is full.
  bool put(char literal, bool digit) {
    std::uint8_t& size = parser_.layout_.size;
    if (size == Layout::kMax) return false;
    expected_[size] = digit ? '0' : literal;
    slack_[size] = digit ? 0x76 : 0x7F;
    ++size;
    return true;
  }
  bool put_digits(std::uint8_t& field, std::size_t count) {
    if (field != Layout::kMax) return false;
    field = parser_.layout_.size;
    while (count-- > 0)
      if (!put('0', true)) return false;
    return true;
  }

  bool put_step(const Step& step) {
    Layout& l = parser_.layout_;
    if (l.zone != Layout::Zone::none) return false;  // only at the end
    switch (step.op) {
      case Op::literal:
        for (const char c : std::string_view(parser_.literals_).substr(step.begin, step.count))
          if (static_cast<unsigned char>(c) >= 0x80 || !put(c, false)) return false;
        return true;
      case Op::optional_blank: return put(' ', false);
      case Op::fraction:
        l.fraction_digits = static_cast<std::uint8_t>(step.count);
        return step.letter == 'f' && put_digits(l.fraction, step.count);
      case Op::zone_word: l.zone = Layout::Zone::word; return true;
      case Op::kind: l.zone = Layout::Zone::kind; return true;
      case Op::offset: l.zone = Layout::Zone::offset; return step.count >= 3;
      case Op::number:
        if (step.letter == 'y') l.two_digit_year = step.count == 2;
        if (step.count != 2 && !(step.letter == 'y' && step.count == 4)) return false;
        switch (step.letter) {
          case 'y': return put_digits(l.year, step.count);
          case 'M': return put_digits(l.month, 2);
          case 'd': return put_digits(l.day, 2);
          case 'H': return put_digits(l.hour, 2);
          case 'm': return put_digits(l.minute, 2);
          case 's': return put_digits(l.second, 2);
          default: return false;
        }
      default: return false;
    }
  }

  void make_layout() {
    bool fits = !parser_.utc_format_;
    for (const Step& step : parser_.steps_) fits = fits && put_step(step);
    Layout& l = parser_.layout_;
    // White space at an end of the text may have to be trimmed off; shorter texts are not worth it.
    if (!fits || l.size < 8 || is_white_space(static_cast<unsigned char>(expected_[0])) ||
        is_white_space(static_cast<unsigned char>(expected_[l.size - 1]))) {
      l = Layout();
      return;
    }
    for (std::size_t begin = 0; begin < l.size; begin += 8) {
      Layout::Word& word = l.words[l.word_count++];
      word.at = static_cast<std::uint8_t>(std::min<std::size_t>(begin, l.size - 8u));
      std::memcpy(&word.expected, expected_ + word.at, 8);
      std::memcpy(&word.slack, slack_ + word.at, 8);
    }
  }

  std::string_view format_;
  ExactParser parser_;
  std::string pending_;
  char expected_[Layout::kMax] = {};
  char slack_[Layout::kMax] = {};
  Error error_;
};

tl::expected<ExactParser, Error> ExactParser::compile(std::string_view format, Styles styles) {
  if (auto checked = check_styles(styles); !checked) return tl::unexpected(checked.error());
  return ExactCompiler(format, styles).run();
}

}  // namespace attrmap::time
