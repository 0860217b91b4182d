// Points in time as .NET's DateTime and DateTimeOffset have them: ticks of 100 ns since 0001-01-01T00:00:00 in the
// proleptic Gregorian calendar, years 1 to 9999. The local time zone is taken to be UTC. Everything here is pure and
// thread-safe.
#pragma once
#include <cstdint>

namespace attrmap::time {

inline constexpr std::int64_t kTicksPerSecond = 10'000'000;
inline constexpr std::int64_t kTicksPerMinute = 60 * kTicksPerSecond;
inline constexpr std::int64_t kTicksPerHour = 60 * kTicksPerMinute;
inline constexpr std::int64_t kTicksPerDay = 24 * kTicksPerHour;
inline constexpr std::int64_t kMaxTicks = 3'155'378'975'999'999'999;  ///< 9999-12-31T23:59:59.9999999
inline constexpr std::int64_t kUnixEpochTicks = 621'355'968'000'000'000;

/// What the clock time refers to. Printed by the format elements K and o; never part of a comparison.
enum class DateKind : std::uint8_t { unspecified, utc, local };

struct DateTime {
  std::int64_t ticks = 0;  ///< 0 to kMaxTicks
  DateKind kind = DateKind::unspecified;
};

/// A clock time with its offset from UTC; `ticks` minus the offset must be within years 1 to 9999.
struct DateTimeOffset {
  std::int64_t ticks = 0;
  std::int16_t offset_minutes = 0;  ///< -840 to 840
};

struct CivilDate {
  int year = 1;   ///< 1 to 9999
  int month = 1;  ///< 1 to 12
  int day = 1;    ///< 1 to 31
};

constexpr bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// Days of a month, 1 to 12.
constexpr int month_length(int year, int month) {
  constexpr std::int8_t kLength[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kLength[month - 1];
}

constexpr bool is_valid_date(int year, int month, int day) {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= month_length(year, month);
}

/// Days from 0001-01-01 to a valid date.
constexpr std::int32_t days_from_civil(int year, int month, int day) {
  // Years begin in March, so that the leap day is the last one.
  const int y = month <= 2 ? year - 1 : year;
  const int m = month <= 2 ? month + 9 : month - 3;
  return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 306;
}

/// The date `days` after 0001-01-01; 0 to 3652058. Neri and Schneider, "Euclidean affine functions" (2022).
constexpr CivilDate civil_from_days(std::int32_t days) {
  const std::uint32_t n1 = 4 * (static_cast<std::uint32_t>(days) + 306) + 3;
  const std::uint32_t century = n1 / 146097;
  const std::uint32_t n2 = (n1 % 146097) | 3;
  const std::uint64_t p2 = std::uint64_t{2939745} * n2;
  const std::uint32_t year_of_century = static_cast<std::uint32_t>(p2 >> 32);
  const std::uint32_t day_of_year = static_cast<std::uint32_t>(p2) / 2939745 / 4;
  const std::uint32_t n3 = 2141 * day_of_year + 197913;
  const bool next_year = day_of_year >= 306;
  return {static_cast<int>(100 * century + year_of_century + (next_year ? 1 : 0)),
          static_cast<int>((n3 >> 16) - (next_year ? 12 : 0)), static_cast<int>((n3 & 0xFFFF) / 2141 + 1)};
}

/// 0 = Sunday.
constexpr int day_of_week(std::int32_t days) { return static_cast<int>((static_cast<std::uint32_t>(days) + 1) % 7); }

constexpr std::int32_t days_of(std::int64_t ticks) { return static_cast<std::int32_t>(ticks / kTicksPerDay); }

constexpr CivilDate civil_date(DateTime t) { return civil_from_days(days_of(t.ticks)); }

/// Midnight of a valid date.
constexpr std::int64_t ticks_of(int year, int month, int day) {
  return days_from_civil(year, month, day) * kTicksPerDay;
}

}  // namespace attrmap::time
