#include "time/fields.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace attrmap::time {
namespace {

bool fail(Error& error, Error::Reason reason) {
  error = Error{Error::Kind::format, reason, 0, 0, 0};
  return false;
}

}  // namespace

int fraction_ticks(std::string_view digits) {
  double sum = 0, base = 0.1;
  for (const char c : digits) {
    sum += (c - '0') * base;
    base *= 0.1;
  }
  return static_cast<int>(std::nearbyint(sum * static_cast<double>(kTicksPerSecond)));
}

bool apply_zone(const Fields& fields, std::int64_t ticks, Styles styles, DateTime& result, Error& error) {
  if (std::abs(fields.offset) > 14 * 60) return fail(error, Error::Reason::offset_range);
  const DateKind adjusted_kind = has(styles, Styles::adjust_to_universal) ? DateKind::utc : DateKind::local;
  if (!fields.has_zone) {
    const bool assumed = has(styles, Styles::assume_local | Styles::assume_universal);
    result = {ticks, assumed ? adjusted_kind : DateKind::unspecified};
    return true;
  }
  if (has(styles, Styles::roundtrip_kind) && fields.utc_designator) {
    result = {ticks, DateKind::utc};
    return true;
  }
  std::int64_t adjusted = ticks - fields.offset * kTicksPerMinute;
  // .NET wraps instead of leaving the calendar at its beginning: any text with AdjustToUniversal, else the first day.
  if (adjusted < 0 && (has(styles, Styles::adjust_to_universal) || ticks < kTicksPerDay)) adjusted += kTicksPerDay;
  if (adjusted < 0 || adjusted > kMaxTicks) return fail(error, Error::Reason::result_range);
  result = {adjusted, adjusted_kind};
  return true;
}

bool finish(Fields& f, Styles styles, std::int64_t now_ticks, DateTime& result, Error& error) {
  if (f.year < 0 || f.month < 0 || f.day < 0) {
    const CivilDate today = civil_date({now_ticks});
    if (f.month < 0 && f.day < 0) {
      if (f.year >= 0)
        f.month = f.day = 1;
      else if (has(styles, Styles::no_current_date_default))
        f.year = f.month = f.day = 1;
      else
        f.year = today.year, f.month = today.month, f.day = today.day;
    } else {
      if (f.year < 0) f.year = today.year;
      if (f.month < 0) f.month = 1;
      if (f.day < 0) f.day = 1;
    }
  }
  if (!is_valid_date(f.year, f.month, f.day)) return fail(error, Error::Reason::no_such_date);
  const int hour = std::max(f.hour, 0), minute = std::max(f.minute, 0), second = std::max(f.second, 0);
  if (hour >= 24 || minute >= 60 || second >= 60) return fail(error, Error::Reason::no_such_time);
  std::int64_t ticks = ticks_of(f.year, f.month, f.day) + ((hour * 60 + minute) * 60 + second) * kTicksPerSecond;
  if (f.fraction > 0) {
    ticks += f.fraction;
    if (ticks > kMaxTicks) return fail(error, Error::Reason::result_range);
  }
  if (f.weekday >= 0 && f.weekday != day_of_week(days_of(ticks))) return fail(error, Error::Reason::wrong_weekday);
  return apply_zone(f, ticks, styles, result, error);
}

}  // namespace attrmap::time
