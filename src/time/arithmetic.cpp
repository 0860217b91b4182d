#include "time/arithmetic.hpp"

#include <algorithm>
#include <cmath>

namespace attrmap::time {
namespace {

tl::unexpected<Error> failure(Error::Kind kind, Error::Reason reason) {
  return tl::unexpected(Error{kind, reason, 0, 0, 0});
}

constexpr std::int64_t ticks_per(Interval interval) {
  switch (interval) {
    case Interval::week: return 7 * kTicksPerDay;
    case Interval::hour: return kTicksPerHour;
    case Interval::minute: return kTicksPerMinute;
    case Interval::second: return kTicksPerSecond;
    default: return kTicksPerDay;
  }
}

/// Whole units of a duration, as Fix(TimeSpan.TotalDays) and its siblings compute them.
std::int64_t whole_units(std::int64_t ticks, std::int64_t unit) {
  return static_cast<std::int64_t>(std::trunc(static_cast<double>(ticks) / static_cast<double>(unit)));
}

}  // namespace

std::optional<Interval> parse_interval(std::string_view name) {
  auto is = [name](std::string_view lower) {
    return std::equal(name.begin(), name.end(), lower.begin(), lower.end(),
                      [](char a, char b) { return (a | 0x20) == b; });
  };
  if (is("yyyy")) return Interval::year;
  if (is("m")) return Interval::month;
  if (is("d")) return Interval::day;
  if (is("ww")) return Interval::week;
  if (is("h")) return Interval::hour;
  if (is("n")) return Interval::minute;
  if (is("s")) return Interval::second;
  return std::nullopt;
}

tl::expected<std::int32_t, Error> truncate_count(double value) {
  const double whole = std::trunc(value);
  if (!(whole >= -2147483648.0 && whole <= 2147483647.0))
    return failure(Error::Kind::overflow, Error::Reason::add_count);
  return static_cast<std::int32_t>(whole);
}

tl::expected<DateTime, Error> date_add(Interval interval, std::int32_t count, DateTime date) {
  if (interval == Interval::year || interval == Interval::month) {
    const CivilDate civil = civil_date(date);
    const std::int64_t months =
        civil.year * std::int64_t{12} + civil.month - 1 + count * std::int64_t{interval == Interval::year ? 12 : 1};
    if (months < 12 || months >= 120'000) return failure(Error::Kind::out_of_range, Error::Reason::add_range);
    const auto year = static_cast<int>(months / 12);
    const auto month = static_cast<int>(months % 12) + 1;
    const int day = std::min(civil.day, month_length(year, month));
    return DateTime{ticks_of(year, month, day) + date.ticks % kTicksPerDay, date.kind};
  }
  const std::int64_t unit = ticks_per(interval);
  // 32 bits times a week fits into 64 bits only up to about 1.5 million weeks; beyond that the result is out of range.
  if (count > kMaxTicks / unit || count < -(kMaxTicks / unit))
    return failure(Error::Kind::out_of_range, Error::Reason::add_range);
  const std::int64_t ticks = date.ticks + count * unit;
  if (ticks < 0 || ticks > kMaxTicks) return failure(Error::Kind::out_of_range, Error::Reason::add_range);
  return DateTime{ticks, date.kind};
}

std::int64_t date_diff(Interval interval, DateTime from, DateTime to) {
  switch (interval) {
    case Interval::year: return civil_date(to).year - civil_date(from).year;
    case Interval::month: {
      const CivilDate a = civil_date(from), b = civil_date(to);
      return (b.year - a.year) * 12 + b.month - a.month;
    }
    case Interval::week: {
      auto sunday = [](DateTime t) { return t.ticks - day_of_week(days_of(t.ticks)) * kTicksPerDay; };
      return whole_units(sunday(to) - sunday(from), kTicksPerDay) / 7;
    }
    default: return whole_units(to.ticks - from.ticks, ticks_per(interval));
  }
}

tl::expected<DateTime, Error> from_file_time(std::int64_t file_time) {
  if (file_time < 0 || file_time > kMaxFileTime)
    return failure(Error::Kind::out_of_range, Error::Reason::file_time_range);
  return DateTime{file_time + kFileTimeEpochTicks, DateKind::utc};
}

tl::expected<std::int64_t, Error> to_file_time(DateTime date) {
  if (date.ticks < kFileTimeEpochTicks) return failure(Error::Kind::out_of_range, Error::Reason::before_file_time);
  return date.ticks - kFileTimeEpochTicks;
}

}  // namespace attrmap::time
