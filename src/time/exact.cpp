#include "time/exact.hpp"

#include <algorithm>
#include <cstring>

#include "base/unicode.hpp"
#include "time/fields.hpp"

namespace attrmap::time {

/// One text on its way through the steps.
struct ExactRun {
  const ExactParser& parser;
  std::string_view text;
  std::size_t i = 0;
  Fields fields{};
  bool two_digit_year = false;
  bool hour_12 = false;
  Error error{};

  bool fail(Error::Reason reason, std::size_t at, char what = 0, std::uint32_t count = 0) {
    error = Error{Error::Kind::format, reason, what, static_cast<std::uint8_t>(std::min<std::uint32_t>(count, 255)),
                  static_cast<std::uint32_t>(at)};
    return false;
  }

  bool next_is(char c) const { return i < text.size() && text[i] == c; }

  /// Between `low` and `high` digits, as many as there are. Large values stop at one that is no valid field.
  bool digits(std::uint32_t low, std::uint32_t high, int& value) {
    constexpr int kTooLarge = 100'000'000;
    std::uint32_t n = 0;
    for (value = 0; n < high && i < text.size() && is_digit(text[i]); ++n, ++i)
      value = std::min(value * 10 + (text[i] - '0'), kTooLarge);
    return n >= low;
  }
  /// As many letters as the element has: one reads one or two digits, otherwise exactly that many.
  bool number(char letter, std::uint32_t letters, int& value) {
    const std::size_t at = i;
    if (letters == 1 ? digits(1, 2, value) : digits(letters, letters, value)) return true;
    return fail(Error::Reason::expected_digits, at, letter, letters);
  }
  /// A field that is read twice must be the same both times.
  bool put(int& field, int value, char letter, std::size_t at) {
    if (field >= 0 && field != value) return fail(Error::Reason::field_conflict, at, letter);
    field = value;
    return true;
  }

  template <std::size_t N>
  bool name(const std::string_view (&names)[N], std::size_t length, int& index) {
    for (std::size_t k = 0; k < N; ++k) {
      const std::string_view name = names[k].substr(0, length);
      if (!word_at(text, i, name)) continue;
      i += name.size();
      index = static_cast<int>(k);
      return true;
    }
    return false;
  }

  bool set_zone(int offset, bool utc, std::size_t at) {
    if (fields.has_zone && fields.offset != offset) return fail(Error::Reason::field_conflict, at, 'z');
    fields.has_zone = true;
    fields.offset = offset;
    fields.utc_designator |= utc;
    return true;
  }

  bool offset(std::uint32_t letters) {
    const std::size_t at = i;
    if (!next_is('+') && !next_is('-')) return fail(Error::Reason::expected_offset, at, 'z', letters);
    const int sign = text[i++] == '-' ? -1 : 1;
    int hours = 0, minutes = 0;
    bool read;
    if (letters <= 2) {
      read = letters == 1 ? digits(1, 2, hours) : digits(2, 2, hours);
    } else {
      read = digits(1, 2, hours);
      if (next_is(':'))
        ++i;
      else if (parser.colon_offset_)
        read = false;
      read = read && digits(2, 2, minutes);
    }
    if (!read) return fail(Error::Reason::expected_offset, at, 'z', letters);
    if (minutes > 59) return fail(Error::Reason::offset_minutes, at);
    return set_zone(sign * (hours * 60 + minutes), false, at);
  }

  bool zone_word() {
    for (const std::string_view word : {std::string_view("gmt"), std::string_view("z")}) {
      if (!word_at(text, i, word) || letter_at(text, i + word.size())) continue;
      const std::size_t at = i;
      i += word.size();
      return set_zone(0, true, at);
    }
    return fail(Error::Reason::expected_word, i, 'Z');
  }

  bool fraction(const ExactParser::Step& step) {
    const std::size_t at = i;
    int value = 0;
    if (!digits(step.letter == 'f' ? step.count : 0, step.count, value))
      return fail(Error::Reason::expected_digits, at, 'f', step.count);
    for (std::size_t n = i - at; n < 7; ++n) value *= 10;
    return put(fields.fraction, value, 'f', at);
  }

  bool mark(std::uint32_t letters) {
    const std::size_t at = i;
    Mark read = Mark::none;
    if (letters == 1)
      read = next_is('A') ? Mark::am : next_is('P') ? Mark::pm : Mark::none;
    else
      read = word_at(text, i, "am") ? Mark::am : word_at(text, i, "pm") ? Mark::pm : Mark::none;
    if (read == Mark::none) return fail(Error::Reason::expected_word, at, 't', letters);
    i += letters == 1 ? 1 : 2;
    if (fields.mark != Mark::none && fields.mark != read) return fail(Error::Reason::field_conflict, at, 't');
    fields.mark = read;
    return true;
  }

  bool literal(const ExactParser::Step& step) {
    const std::string_view expected = std::string_view(parser.literals_).substr(step.begin, step.count);
    if (text.substr(i).starts_with(expected)) {
      i += expected.size();
      return true;
    }
    const auto differs =
        std::mismatch(expected.begin(), expected.end(), text.begin() + static_cast<std::ptrdiff_t>(i), text.end());
    const char wanted = *differs.first;
    return fail(Error::Reason::expected_literal, static_cast<std::size_t>(differs.second - text.begin()),
                static_cast<unsigned char>(wanted) < 0x80 ? wanted : '\0');
  }

  bool numeric_field(const ExactParser::Step& step) {
    const std::size_t at = i;
    int value;
    if (!number(step.letter, step.count, value)) return false;
    switch (step.letter) {
      case 'y': two_digit_year |= step.count <= 2; return put(fields.year, value, 'y', at);
      case 'M': return put(fields.month, value, 'M', at);
      case 'd': return put(fields.day, value, 'd', at);
      case 'h': hour_12 = true; [[fallthrough]];
      case 'H': return put(fields.hour, value, step.letter, at);
      case 'm': return put(fields.minute, value, 'm', at);
      default: return put(fields.second, value, 's', at);
    }
  }

  bool step(const ExactParser::Step& s) {
    using Op = ExactParser::Op;
    const std::size_t at = i;
    int index;
    switch (s.op) {
      case Op::number: return numeric_field(s);
      case Op::month_name:
        if (!name(kMonths, s.count == 3 ? 3 : 9, index)) return fail(Error::Reason::expected_word, at, 'M', s.count);
        return put(fields.month, index + 1, 'M', at);
      case Op::day_name:
        if (!name(kDays, s.count == 3 ? 3 : 9, index)) return fail(Error::Reason::expected_word, at, 'd', s.count);
        return put(fields.weekday, index, 'd', at);
      case Op::era:
        if (word_at(text, i, "a.d."))
          i += 4;
        else if (word_at(text, i, "ad"))
          i += 2;
        else
          return fail(Error::Reason::expected_word, at, 'g');
        return true;
      case Op::fraction: return fraction(s);
      case Op::mark: return mark(s.count);
      case Op::offset: return offset(s.count);
      case Op::zone_word: return zone_word();
      case Op::kind:
        if (next_is('Z')) {
          ++i;
          return set_zone(0, true, at);
        }
        return next_is('+') || next_is('-') ? offset(3) : true;
      case Op::literal: return literal(s);
      case Op::gmt:
        if (!text.substr(i).starts_with("GMT")) return fail(Error::Reason::expected_word, at, 'G');
        i += 3;
        fields.has_zone = true;
        fields.offset = 0;
        return true;
      case Op::dot:
      case Op::optional_blank:  // in run()
        return true;
      case Op::skip_white: i = skip_white(text, i); return true;
      case Op::too_wide: return fail(Error::Reason::fraction_width, at, 'F');
    }
    return false;
  }

  bool run() {
    const auto& steps = parser.steps_;
    for (std::size_t k = 0; k < steps.size(); ++k) {
      if (steps[k].op == ExactParser::Op::dot) {
        if (next_is('.'))
          ++i;
        else
          while (steps[++k].op == ExactParser::Op::skip_white) {
          }
      } else if (steps[k].op == ExactParser::Op::optional_blank) {
        if (next_is(' ')) ++i;
      } else if (!step(steps[k])) {
        return false;
      }
    }
    if (i < text.size()) return fail(Error::Reason::text_left, i);
    return two_digits() && hours();
  }

  bool two_digits() {
    if (!two_digit_year) return true;
    if (fields.year >= 100) return fail(Error::Reason::two_digit_year, 0);
    fields.year = four_digit_year(fields.year);
    return true;
  }

  bool hours() {
    if (hour_12) {
      if (fields.hour > 12) return fail(Error::Reason::hour_12, 0);
      fields.hour = fields.hour % 12 + (fields.mark == Mark::pm ? 12 : 0);
    } else if ((fields.mark == Mark::am && fields.hour >= 12) || (fields.mark == Mark::pm && fields.hour < 12)) {
      return fail(Error::Reason::mark_conflict, 0);
    }
    return true;
  }
};

bool ExactParser::fits_layout(const char* text) const {
  // Digits become their values and literals 0; adding the slack sets the top bit of whatever is something else.
  constexpr std::uint64_t kLow = 0x7F7F7F7F7F7F7F7F;
  std::uint64_t wrong = 0;
  for (std::uint8_t w = 0; w < layout_.word_count; ++w) {
    const Layout::Word& expected = layout_.words[w];
    std::uint64_t word;
    std::memcpy(&word, text + expected.at, 8);
    word ^= expected.expected;
    wrong |= word | ((word & kLow) + expected.slack);
  }
  return (wrong & ~kLow) == 0;
}

bool ExactParser::match_layout(std::string_view text, Fields& fields) const {
  const Layout& l = layout_;
  if (l.size == 0 || text.size() < l.size || text.size() > l.size + 6u || !fits_layout(text.data())) return false;

  const char* v = text.data();
  auto two = [v](std::uint8_t at) { return (v[at] - '0') * 10 + v[at + 1] - '0'; };
  if (l.year != Layout::kMax)
    fields.year = l.two_digit_year ? four_digit_year(two(l.year))
                                   : two(l.year) * 100 + two(static_cast<std::uint8_t>(l.year + 2));
  if (l.month != Layout::kMax) fields.month = two(l.month);
  if (l.day != Layout::kMax) fields.day = two(l.day);
  if (l.hour != Layout::kMax) fields.hour = two(l.hour);
  if (l.minute != Layout::kMax) fields.minute = two(l.minute);
  if (l.second != Layout::kMax) fields.second = two(l.second);
  if (l.fraction != Layout::kMax) {
    int value = 0;
    for (std::uint8_t n = 0; n < 7; ++n) value = value * 10 + (n < l.fraction_digits ? v[l.fraction + n] - '0' : 0);
    fields.fraction = value;
  }

  const char* tail = text.data() + l.size;
  const std::size_t left = text.size() - l.size;
  if (left == 0) return l.zone == Layout::Zone::none || l.zone == Layout::Zone::kind;
  if (left == 1 && *tail == 'Z' && (l.zone == Layout::Zone::word || l.zone == Layout::Zone::kind)) {
    fields.has_zone = fields.utc_designator = true;
    return true;
  }
  if (left != 6 || (l.zone != Layout::Zone::kind && l.zone != Layout::Zone::offset)) return false;
  if ((*tail != '+' && *tail != '-') || tail[3] != ':') return false;
  for (const int k : {1, 2, 4, 5})
    if (!is_digit(tail[k])) return false;
  const int minutes = (tail[4] - '0') * 10 + tail[5] - '0';
  if (minutes > 59) return false;
  fields.has_zone = true;
  fields.offset = ((tail[1] - '0') * 10 + tail[2] - '0') * 60 + minutes;
  if (*tail == '-') fields.offset = -fields.offset;
  return true;
}

tl::expected<DateTime, Error> ExactParser::parse(std::string_view text, std::int64_t now_ticks) const {
  DateTime result;
  {
    Fields fields;
    Error error;
    if (match_layout(text, fields) && finish(fields, styles_, now_ticks, result, error)) return result;
  }
  ExactRun run{*this, text};
  if (text.empty()) {
    run.fail(Error::Reason::empty_text, 0);
    return tl::unexpected(run.error);
  }
  if (utc_format_) run.set_zone(0, true, 0);
  if (has(styles_, Styles::allow_trailing_white)) run.text = trim_end(text);
  if (has(styles_, Styles::allow_leading_white)) run.i = skip_white(run.text, 0);
  if (run.run() && finish(run.fields, styles_, now_ticks, result, run.error)) return result;
  return tl::unexpected(run.error);
}

}  // namespace attrmap::time
