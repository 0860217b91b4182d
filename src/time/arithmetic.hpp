// DateAdd, DateDiff and file times.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <tl/expected.hpp>

#include "time/date_time.hpp"
#include "time/error.hpp"

namespace attrmap::time {

enum class Interval : std::uint8_t { year, month, day, week, hour, minute, second };

/// The interval names, for messages.
inline constexpr std::string_view kIntervalNames = "yyyy, m, d, ww, h, n, s";

/// "yyyy", "m", "d", "ww", "h", "n", "s" in any case; nothing else (Visual Basic's q, y and w are not among them).
std::optional<Interval> parse_interval(std::string_view name);

/// The count of DateAdd: truncated toward zero; outside 32 bits (or not a number) an overflow error.
tl::expected<std::int32_t, Error> truncate_count(double value);

/// Visual Basic's DateAdd. Years and months clamp the day to the month's length and keep the time of day, the others
/// add that exact duration. Outside years 1 to 9999: out of range. The kind is kept.
tl::expected<DateTime, Error> date_add(Interval interval, std::int32_t count, DateTime date);

/// Visual Basic's DateDiff, positive when `to` is later. Years and months compare calendar fields only; weeks count
/// Sundays to Sundays; days, hours, minutes and seconds are whole elapsed units, truncated toward zero. The elapsed
/// units are computed as double, as TimeSpan.TotalDays is.
std::int64_t date_diff(Interval interval, DateTime from, DateTime to);

inline constexpr std::int64_t kFileTimeEpochTicks = 504'911'232'000'000'000;  ///< 1601-01-01
inline constexpr std::int64_t kMaxFileTime = kMaxTicks - kFileTimeEpochTicks;

/// DateTime.FromFileTimeUtc: 100 ns ticks since 1601-01-01 UTC; negative or beyond year 9999 is out of range.
tl::expected<DateTime, Error> from_file_time(std::int64_t file_time);
/// DateTime.ToFileTimeUtc: before 1601 is out of range.
tl::expected<std::int64_t, Error> to_file_time(DateTime date);

}  // namespace attrmap::time
