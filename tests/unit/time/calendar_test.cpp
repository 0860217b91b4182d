#include <doctest/doctest.h>

#include <limits>

#include "time/arithmetic.hpp"
#include "time/date_time.hpp"
#include "time/format.hpp"

using namespace attrmap::time;

TEST_CASE("every day of the calendar, both ways") {
  std::int32_t days = 0;
  int bad = 0;
  for (int year = 1; year <= 9999; ++year)
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= month_length(year, month); ++day, ++days) {
        const CivilDate date = civil_from_days(days);
        if (date.year != year || date.month != month || date.day != day || days_from_civil(year, month, day) != days)
          ++bad;
      }
  CHECK(bad == 0);
  CHECK(days == 3652059);
  CHECK(days * kTicksPerDay - 1 == kMaxTicks);
  CHECK(ticks_of(1970, 1, 1) == kUnixEpochTicks);
  CHECK(ticks_of(1601, 1, 1) == kFileTimeEpochTicks);
  CHECK(day_of_week(0) == 1);
  CHECK(day_of_week(days_from_civil(2020, 3, 16)) == 1);
}

TEST_CASE("DateAdd: limits") {
  const DateTime t{ticks_of(2020, 1, 31), DateKind::utc};
  CHECK(civil_date(*date_add(Interval::month, 1, t)).day == 29);
  CHECK(date_add(Interval::week, std::numeric_limits<std::int32_t>::max(), t).error().kind ==
        Error::Kind::out_of_range);
  CHECK(date_add(Interval::week, std::numeric_limits<std::int32_t>::min(), t).error().kind ==
        Error::Kind::out_of_range);
  CHECK(date_add(Interval::year, std::numeric_limits<std::int32_t>::min(), t).error().kind ==
        Error::Kind::out_of_range);
  CHECK(*truncate_count(-2147483648.9) == std::numeric_limits<std::int32_t>::min());
  CHECK(truncate_count(2147483648.0).error().kind == Error::Kind::overflow);
  CHECK(truncate_count(std::numeric_limits<double>::quiet_NaN()).error().kind == Error::Kind::overflow);
  CHECK(truncate_count(-std::numeric_limits<double>::infinity()).error().kind == Error::Kind::overflow);
}

TEST_CASE("interval names") {
  CHECK(parse_interval("YyYy") == Interval::year);
  CHECK(parse_interval("N") == Interval::minute);
  for (const char* name : {"", "q", "y", "w", "yy", "mm", "day", " d", "\rM"}) CHECK(!parse_interval(name));
}

TEST_CASE("DateDiff: days are computed as double") {
  CHECK(date_diff(Interval::day, {ticks_of(2021, 1, 1) + kTicksPerDay - 1}, {ticks_of(2021, 1, 2)}) == 0);
  CHECK(date_diff(Interval::day, {1}, {ticks_of(9999, 12, 31)}) == 3652058);  // one tick short of that many days
  CHECK(date_diff(Interval::week, {ticks_of(2021, 8, 21)}, {ticks_of(2021, 8, 22)}) == 1);
}

TEST_CASE("formats: size, trimmed fractions and their dot, surrogates") {
  const DateTime t{ticks_of(2020, 9, 2) + 7 * kTicksPerHour, DateKind::utc};
  for (const char* format :
       {"dddd, dd MMMM yyyy HH:mm:ss.fffffffK", "yyyyyyyyyyyy", "o", "g", "%F", "'a long literal text'"}) {
    const auto compiled = DateFormat::compile(format);
    REQUIRE(compiled);
    CHECK(compiled->format(t).size() <= compiled->max_size());
  }
  CHECK(DateFormat::compile("s.FF")->format(t) == "0");
  CHECK(DateFormat::compile("s.%F")->format(t) == "0");
  CHECK(DateFormat::compile("s'.'FFK")->format(t) == "0Z");
  CHECK(DateFormat::compile("gF")->format(t) == "A.D");
  CHECK(DateFormat::compile("F'x'F")->format({t.ticks + 1'000'000, t.kind}) == "1x1");
  CHECK(DateFormat::compile("'\xED\xA0\xBD''\xED\xB8\x80'")->format(t) == "\xF0\x9F\x98\x80");
  CHECK(DateFormat::compile("\xF0\x9F\x98\x80")->format(t) == "\xF0\x9F\x98\x80");
  CHECK(!DateFormat::compile("\xC3\xA9"));
  CHECK(!DateFormat::compile("%'"));
  CHECK(DateFormat::compile("U"));
  CHECK(!DateFormat::compile("U", DateFormat::For::date_time_offset));
}
