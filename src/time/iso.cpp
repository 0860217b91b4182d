// ISO 8601: the shortcut of parse(), and our own instants.
#include "time/fields.hpp"
#include "time/parse.hpp"

namespace attrmap::time {
namespace {

/// Two digits at `p`, or a negative number.
inline int two(const char* p) { return is_digit(p[0]) && is_digit(p[1]) ? (p[0] - '0') * 10 + p[1] - '0' : -10000; }

/// yyyy-MM-dd, alone or followed by THH:mm:ss, a fraction and Z or +hh:mm: shapes for which the table has only one
/// reading. False when the text is anything else, valid or not.
bool parse_iso_shape(std::string_view s, Styles styles, DateTime& result) {
  if (s.size() < 10 || s[4] != '-' || s[7] != '-') return false;
  const int year = two(&s[0]) * 100 + two(&s[2]), month = two(&s[5]), day = two(&s[8]);
  if (!is_valid_date(year, month, day)) return false;
  std::int64_t ticks = ticks_of(year, month, day);
  Fields fields;
  Error error;
  if (s.size() > 10) {
    if (s.size() < 19 || s[10] != 'T' || s[13] != ':' || s[16] != ':') return false;
    const int hour = two(&s[11]), minute = two(&s[14]), second = two(&s[17]);
    if (static_cast<unsigned>(hour) > 23 || static_cast<unsigned>(minute) > 59 || static_cast<unsigned>(second) > 59)
      return false;
    ticks += ((hour * 60 + minute) * 60 + second) * kTicksPerSecond;
    std::size_t i = 19;
    if (i < s.size() && s[i] == '.') {
      const std::size_t digits = ++i;
      while (i < s.size() && is_digit(s[i])) ++i;
      if (i == digits) return false;
      ticks += fraction_ticks(s.substr(digits, i - digits));
      if (ticks > kMaxTicks) return false;
    }
    const std::size_t left = s.size() - i;
    if (left == 1 && s[i] == 'Z') {
      fields.has_zone = fields.utc_designator = true;
    } else if (left == 6 && (s[i] == '+' || s[i] == '-') && s[i + 3] == ':') {
      const int hours = two(&s[i + 1]), minutes = two(&s[i + 4]);
      if (hours < 0 || minutes < 0 || minutes > 59) return false;
      fields.has_zone = true;
      fields.offset = (hours * 60 + minutes) * (s[i] == '-' ? -1 : 1);
    } else if (left != 0) {
      return false;
    }
  }
  return apply_zone(fields, ticks, styles, result, error);
}

}  // namespace

tl::expected<DateTime, Error> parse(std::string_view text, Styles styles, std::int64_t now_ticks) {
  DateTime result;
  if (check_styles(styles) && parse_iso_shape(text, styles, result)) return result;
  return parse_by_table(text, styles, now_ticks);
}

tl::expected<DateTime, Error> parse_utc(std::string_view text, std::int64_t now_ticks) {
  DateTime result;
  if (parse_iso_shape(text, kUniversalStyles, result)) return result;
  return parse_by_table(text, kUniversalStyles, now_ticks);
}

tl::expected<DateTime, Error> parse_iso_instant(std::string_view text) {
  auto bad = [](std::size_t at) {
    return tl::unexpected(
        Error{Error::Kind::format, Error::Reason::not_iso_instant, 0, 0, static_cast<std::uint32_t>(at)});
  };
  auto pair = [&](std::size_t at) { return at + 2 <= text.size() ? two(text.data() + at) : -10000; };
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return bad(0);
  const int year = pair(0) * 100 + pair(2), month = pair(5), day = pair(8);
  if (!is_valid_date(year, month, day)) return bad(0);
  std::int64_t ticks = ticks_of(year, month, day);
  if (text.size() == 10) return DateTime{ticks, DateKind::utc};
  if ((text[10] | 0x20) != 't' && text[10] != ' ') return bad(10);
  if (text.size() < 16 || text[13] != ':') return bad(11);
  const int hour = pair(11), minute = pair(14);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return bad(11);
  ticks += (hour * 60 + minute) * kTicksPerMinute;
  std::size_t i = 16;
  if (i < text.size() && text[i] == ':') {
    const int second = pair(i + 1);
    if (second < 0 || second > 59) return bad(i + 1);
    ticks += second * kTicksPerSecond;
    i += 3;
    if (i < text.size() && text[i] == '.') {
      std::int64_t unit = kTicksPerSecond / 10;
      const std::size_t digits = ++i;
      for (; i < text.size() && is_digit(text[i]); ++i, unit /= 10) ticks += (text[i] - '0') * unit;
      if (i == digits) return bad(i);
    }
  }
  if (i == text.size()) return DateTime{ticks, DateKind::utc};
  if ((text[i] | 0x20) == 'z' && i + 1 == text.size()) return DateTime{ticks, DateKind::utc};
  if (text[i] != '+' && text[i] != '-') return bad(i);
  const int hours = pair(i + 1);
  std::size_t end = i + 3;
  int minutes = 0;
  if (end < text.size()) {
    if (text[end] == ':') ++end;
    minutes = pair(end);
    end += 2;
  }
  if (end != text.size() || hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return bad(i);
  ticks -= (hours * 60 + minutes) * (text[i] == '-' ? -1 : 1) * kTicksPerMinute;
  if (ticks < 0 || ticks > kMaxTicks) return bad(i);
  return DateTime{ticks, DateKind::utc};
}

}  // namespace attrmap::time
