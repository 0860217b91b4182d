#include "time/format.hpp"

#include <array>
#include <cstdlib>
#include <cstring>

#include "base/unicode.hpp"
#include "time/names.hpp"

namespace attrmap::time {
namespace {

constexpr std::size_t kSlack = 24;  // names and short literals are copied in whole words

tl::unexpected<Error> bad(Error::Reason reason, std::size_t at, char what = 0) {
  return tl::unexpected(Error{Error::Kind::format, reason, what, 0, static_cast<std::uint32_t>(at)});
}

std::size_t run_length(std::string_view text, std::size_t i) {
  std::size_t n = 1;
  while (i + n < text.size() && text[i + n] == text[i]) ++n;
  return n;
}

}  // namespace

std::string_view standard_pattern(char letter) {
  switch (letter) {
    case 'd': return "MM/dd/yyyy";
    case 'D': return "dddd, dd MMMM yyyy";
    case 'f': return "dddd, dd MMMM yyyy HH:mm";
    case 'F':
    case 'U': return "dddd, dd MMMM yyyy HH:mm:ss";
    case 'g': return "MM/dd/yyyy HH:mm";
    case 'G': return "MM/dd/yyyy HH:mm:ss";
    case 'm':
    case 'M': return "MMMM dd";
    case 'o':
    case 'O': return "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK";
    case 'r':
    case 'R': return "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";
    case 's': return "yyyy'-'MM'-'dd'T'HH':'mm':'ss";
    case 't': return "HH:mm";
    case 'T': return "HH:mm:ss";
    case 'u': return "yyyy'-'MM'-'dd HH':'mm':'ss'Z'";
    case 'y':
    case 'Y': return "yyyy MMMM";
    default: return {};
  }
}

tl::expected<DateFormat, Error> DateFormat::compile(std::string_view format, For target) {
  const bool offset = target == For::date_time_offset;
  if (format.empty()) return compile_custom(offset ? "MM/dd/yyyy HH:mm:ss zzz" : standard_pattern('G'), target);
  // A single character above U+FFFF is two UTF-16 units, hence a custom format.
  if (format.size() == 1 || utf16_length(format) == 1) {
    const char letter = format[0];
    const std::string_view pattern = format.size() == 1 ? standard_pattern(letter) : std::string_view();
    if (pattern.empty()) return bad(Error::Reason::unknown_standard_format, 0, format.size() == 1 ? letter : '\0');
    if (letter == 'U' && offset) return bad(Error::Reason::offset_format, 0, letter);
    auto compiled = compile_custom(pattern, target);
    compiled->to_utc_ = offset && (letter == 'r' || letter == 'R' || letter == 'u');
    return compiled;
  }
  return compile_custom(format, target);
}

tl::expected<DateFormat, Error> DateFormat::compile_custom(std::string_view pattern, For target) {
  DateFormat f;
  f.offset_kind_ = target == For::date_time_offset;
  std::size_t i = 0;
  while (i < pattern.size()) {
    const char c = pattern[i];
    if (c == '\'' || c == '"') {
      const std::size_t open = i++;
      for (;; ++i) {
        if (i == pattern.size()) return bad(Error::Reason::open_quote, open, c);
        if (pattern[i] == c) break;
        if (pattern[i] == '\\' && ++i == pattern.size()) return bad(Error::Reason::trailing_escape, i - 1);
        f.pending_ += pattern[i];
      }
      ++i;
    } else if (c == '\\') {
      if (i + 1 == pattern.size()) return bad(Error::Reason::trailing_escape, i);
      f.pending_ += pattern[i + 1];  // the other bytes of a longer character follow as literals
      i += 2;
    } else if (c == '%') {
      const char next = i + 1 < pattern.size() ? pattern[i + 1] : '%';
      // The next character is a pattern of its own, so a quote there never closes and an escape has nothing to escape.
      if (next == '%') return bad(Error::Reason::lonely_percent, i);
      if (next == '\'' || next == '"') return bad(Error::Reason::open_quote, i + 1, next);
      if (next == '\\') return bad(Error::Reason::trailing_escape, i + 1);
      if (!f.add_element(next, 1)) f.pending_ += next;
      i += 2;
    } else {
      const std::size_t run = c == 'K' ? 1 : run_length(pattern, i);
      if ((c == 'f' || c == 'F') && run > 7) return bad(Error::Reason::fraction_width, i, c);
      if (!f.add_element(c, run)) f.pending_.append(run, c);
      i += run;
    }
  }
  f.flush_literal();
  f.max_size_ += kSlack;
  return f;
}

void DateFormat::flush_literal() {
  if (pending_.empty()) return;
  // Two quotes may each hold half of a surrogate pair.
  const std::string text = has_lone_surrogate(pending_) ? from_utf16(to_utf16(pending_)) : pending_;
  pending_.clear();
  max_size_ += text.size();
  if (!steps_.empty() && steps_.back().op != Op::literal && text.size() <= sizeof(Step::tail)) {
    std::memcpy(steps_.back().tail, text.data(), text.size());
    steps_.back().tail_size = static_cast<std::uint8_t>(text.size());
    return;
  }
  Step step{Op::literal};
  step.begin = static_cast<std::uint32_t>(literals_.size());
  step.count = static_cast<std::uint32_t>(text.size());
  literals_ += text;
  steps_.push_back(step);
}

void DateFormat::add(Op op, std::uint32_t count, std::size_t size) {
  flush_literal();
  Step step{op};
  step.count = count;
  steps_.push_back(step);
  max_size_ += size;
}

/// False when the character is no element.
bool DateFormat::add_element(char letter, std::size_t run) {
  const auto n = static_cast<std::uint32_t>(run);
  auto of = [&](Op one, Op two) { add(n == 1 ? one : two, n, 2); };
  switch (letter) {
    case 'd':
      date_ = true;
      if (n <= 2)
        of(Op::day1, Op::day2);
      else if (n == 3)
        add(Op::day_abbreviation, n, 3);
      else
        add(Op::day_name, n, 9);
      return true;
    case 'M':
      date_ = true;
      if (n <= 2)
        of(Op::month1, Op::month2);
      else if (n == 3)
        add(Op::month_abbreviation, n, 3);
      else
        add(Op::month_name, n, 9);
      return true;
    case 'y':
      date_ = true;
      if (n <= 2)
        of(Op::year1, Op::year2);
      else if (n <= 4)
        add(n == 3 ? Op::year_wide : Op::year4, n, 4);
      else
        add(Op::year_wide, n, n);
      return true;
    case 'f': add(Op::fraction, n, 7); return true;
    case 'F': add(Op::fraction_trimmed, n, 7); return true;
    case 'g': add(Op::era, n, 4); return true;
    case 'h': of(Op::hour12_1, Op::hour12_2); return true;
    case 'H': of(Op::hour24_1, Op::hour24_2); return true;
    case 'm': of(Op::minute1, Op::minute2); return true;
    case 's': of(Op::second1, Op::second2); return true;
    case 't': of(Op::mark1, Op::mark2); return true;
    case 'z': add(n == 1 ? Op::offset1 : n == 2 ? Op::offset2 : Op::offset3, n, 6); return true;
    case 'K': add(Op::kind, n, 6); return true;
    default: return false;
  }
}

struct DateFormat::Clock {
  CivilDate date;
  int weekday = 0;
  unsigned hour, minute, second, fraction;
  int offset = 0;  // minutes
  DateKind kind = DateKind::unspecified;
  bool has_offset = false;

  Clock(std::int64_t ticks, bool with_date) {
    const std::int32_t days = days_of(ticks);
    if (with_date) {
      date = civil_from_days(days);
      weekday = day_of_week(days);
    }
    const auto rest = static_cast<std::uint64_t>(ticks - days * kTicksPerDay);
    const auto seconds = static_cast<std::uint32_t>(rest / kTicksPerSecond);
    fraction = static_cast<std::uint32_t>(rest - std::uint64_t{seconds} * kTicksPerSecond);
    hour = seconds / 3600;
    minute = seconds / 60 % 60;
    second = seconds % 60;
  }
};

namespace {

char* put_offset(char* to, int minutes, int width) {
  *to++ = minutes < 0 ? '-' : '+';
  const auto a = static_cast<unsigned>(std::abs(minutes));
  to = width == 1 ? put1(to, a / 60) : put2(to, a / 60);
  if (width < 3) return to;
  *to++ = ':';
  return put2(to, a % 60);
}

/// The first `count` of the seven digits of the fraction.
char* put_fraction(char* to, unsigned fraction, unsigned count) {
  char digits[8];
  put4(put4(digits, fraction / 10000 % 1000), fraction % 10000);
  std::memcpy(to, digits + 1, 7);
  return to + count;
}

char* put_year(char* to, int year, std::uint32_t width) {
  char digits[4];
  put4(digits, static_cast<unsigned>(year));
  const std::uint32_t shown = width > 4 ? 4 : (year > 999 ? 4 : 3);
  if (width > 4) {
    std::memset(to, '0', width - 4);
    to += width - 4;
  }
  std::memcpy(to, digits + 4 - shown, shown);
  return to + shown;
}

}  // namespace

char* DateFormat::write(char* to, const Clock& c) const {
  const char* const begin = to;
  const auto day = static_cast<unsigned>(c.date.day), month = static_cast<unsigned>(c.date.month);
  const auto year = static_cast<unsigned>(c.date.year);
  const unsigned hour12 = c.hour % 12 == 0 ? 12 : c.hour % 12;
  for (const Step& step : steps_) {
    switch (step.op) {
      case Op::literal:
        std::memcpy(to, literals_.data() + step.begin, step.count);
        to += step.count;
        continue;
      case Op::day1: to = put1(to, day); break;
      case Op::day2: to = put2(to, day); break;
      case Op::day_abbreviation:
        std::memcpy(to, kDayNames[c.weekday].text, 4);
        to += 3;
        break;
      case Op::day_name:
        std::memcpy(to, kDayNames[c.weekday].text, 15);
        to += kDayNames[c.weekday].size;
        break;
      case Op::fraction: to = put_fraction(to, c.fraction, step.count); break;
      case Op::fraction_trimmed: {
        char* end = put_fraction(to, c.fraction, step.count);
        while (end > to && end[-1] == '0') --end;
        if (end == to && to > begin && to[-1] == '.') --end;
        to = end;
        break;
      }
      case Op::era:
        std::memcpy(to, "A.D.", 4);
        to += 4;
        break;
      case Op::hour12_1: to = put1(to, hour12); break;
      case Op::hour12_2: to = put2(to, hour12); break;
      case Op::hour24_1: to = put1(to, c.hour); break;
      case Op::hour24_2: to = put2(to, c.hour); break;
      case Op::minute1: to = put1(to, c.minute); break;
      case Op::minute2: to = put2(to, c.minute); break;
      case Op::second1: to = put1(to, c.second); break;
      case Op::second2: to = put2(to, c.second); break;
      case Op::month1: to = put1(to, month); break;
      case Op::month2: to = put2(to, month); break;
      case Op::month_abbreviation:
        std::memcpy(to, kMonthNames[month - 1].text, 4);
        to += 3;
        break;
      case Op::month_name:
        std::memcpy(to, kMonthNames[month - 1].text, 15);
        to += kMonthNames[month - 1].size;
        break;
      case Op::mark1: *to++ = c.hour < 12 ? 'A' : 'P'; break;
      case Op::mark2:
        *to++ = c.hour < 12 ? 'A' : 'P';
        *to++ = 'M';
        break;
      case Op::year1: to = put1(to, year % 100); break;
      case Op::year2: to = put2(to, year % 100); break;
      case Op::year4: to = put4(to, year); break;
      case Op::year_wide: to = put_year(to, c.date.year, step.count); break;
      case Op::offset1: to = put_offset(to, c.offset, 1); break;
      case Op::offset2: to = put_offset(to, c.offset, 2); break;
      case Op::offset3: to = put_offset(to, c.offset, 3); break;
      case Op::kind:
        if (c.has_offset || c.kind == DateKind::local)
          to = put_offset(to, c.offset, 3);
        else if (c.kind == DateKind::utc)
          *to++ = 'Z';
        break;
    }
    std::memcpy(to, step.tail, sizeof step.tail);
    to += step.tail_size;
  }
  return to;
}

char* DateFormat::format_to(char* to, DateTime t) const {
  Clock clock(t.ticks, date_);
  clock.kind = t.kind;
  clock.has_offset = offset_kind_;
  return write(to, clock);
}

char* DateFormat::format_to(char* to, DateTimeOffset t) const {
  Clock clock(to_utc_ ? t.ticks - t.offset_minutes * kTicksPerMinute : t.ticks, date_);
  clock.offset = t.offset_minutes;
  clock.has_offset = true;
  return write(to, clock);
}

std::string DateFormat::format(DateTime t) const {
  std::string text(max_size_, '\0');
  text.resize(static_cast<std::size_t>(format_to(text.data(), t) - text.data()));
  return text;
}

std::string DateFormat::format(DateTimeOffset t) const {
  std::string text(max_size_, '\0');
  text.resize(static_cast<std::size_t>(format_to(text.data(), t) - text.data()));
  return text;
}

char* format_invariant_general(char* to, DateTime t) {
  const std::int32_t days = days_of(t.ticks);
  const CivilDate date = civil_from_days(days);
  const auto seconds = static_cast<std::uint32_t>((t.ticks - days * kTicksPerDay) / kTicksPerSecond);
  const unsigned hour = seconds / 3600, hour12 = hour % 12 == 0 ? 12 : hour % 12;
  to = put1(to, static_cast<unsigned>(date.month));
  *to++ = '/';
  to = put1(to, static_cast<unsigned>(date.day));
  *to++ = '/';
  to = put4(to, static_cast<unsigned>(date.year));
  *to++ = ' ';
  to = put1(to, hour12);
  *to++ = ':';
  to = put2(to, seconds / 60 % 60);
  *to++ = ':';
  to = put2(to, seconds % 60);
  std::memcpy(to, hour < 12 ? " AM" : " PM", 3);
  return to + 3;
}

}  // namespace attrmap::time
