#include <doctest/doctest.h>

#include "time/arithmetic.hpp"
#include "time/exact.hpp"
#include "time/format.hpp"
#include "time/parse.hpp"

using namespace attrmap::time;

namespace {

std::string exact(std::string_view format, std::string_view text) {
  const auto parser = ExactParser::compile(format, kFormatDateTimeStyles);
  if (!parser) return parser.error().message(format);
  const auto t = parser->parse(text, 0);
  return t ? "parsed" : t.error().message(text);
}
std::string lenient(std::string_view text) {
  const auto t = parse_utc(text, 0);
  return t ? "parsed" : t.error().message(text);
}

}  // namespace

TEST_CASE("ParseExact says what it expected, and where") {
  CHECK(exact("yyyy-MM-dd", "2020-3-16") == "expected 2 digits for the month at position 6, where \"3-16\" stands");
  CHECK(exact("yyyy-MM-dd", "2020-03") == "expected \"-\" at the end");
  CHECK(exact("yyyy-MM-dd", "2020-02-30") == "there is no such day in the calendar of the years 1 to 9999");
  CHECK(exact("dd MMM yyyy", "16 Mär 2020") ==
        "expected a month name of three letters (Jan) at position 4, where \"Mär 2020\" stands");
  CHECK(exact("'é'yyyy", "é20") == "expected 4 digits for the year at position 2, where \"20\" stands");
  CHECK(exact("yyyyMMdd", "20200316T070809") ==
        "the date ends before the text does, at position 9, where \"T070809\" stands");
  CHECK(exact("yyyy-MM-ddzzz", "2020-03-16") == "expected an offset such as +07:00 at the end");
  CHECK(exact("Q", "x") == "\"Q\" is no standard date format; for the custom format of that one element write \"%Q\"");
  CHECK(exact("yyyy'x", "x") ==
        "the quoted text in the date format is not closed, opened at position 5, where \"'x\" stands");
  CHECK(exact("ffffffff", "1") ==
        "a date format has at most seven f in a row, at position 1, where \"ffffffff\" stands");
  CHECK(exact("yyyy", "") == "the text is empty, so it is no date");
}

TEST_CASE("Parse says what it stumbled over") {
  CHECK(lenient("16/3/2020") == "there is no such day in the calendar of the years 1 to 9999");
  CHECK(lenient("2020-03-16 UTC") ==
        "expected a number, a month or day name, AM, PM, Z or GMT at position 12, where \"UTC\" stands");
  CHECK(lenient("20200316") == "the text ends before it makes a date; write it as 2020-03-16 or 3/16/2020");
  CHECK(lenient("1584342489") ==
        "a number of more than eight digits is no part of a date, at position 1, where \"1584342489\" stands");
  CHECK(lenient("2020-03-16T7:08") ==
        "expected a time such as 07:08 or 07:08:09 after T, at position 12, where \"7:08\" stands");
  CHECK(parse_utc("2020-03-16 UTC", 0).error().at == 11);
}

TEST_CASE("styles") {
  auto message = [](std::string_view names) {
    const auto styles = parse_styles(names);
    if (!styles) return styles.error().message(names);
    const auto checked = check_styles(*styles);
    return checked ? std::string("fine") : checked.error().message();
  };
  CHECK(message(" None , AssumeUniversal") == "fine");
  CHECK(message("208").starts_with("RoundtripKind excludes"));
  CHECK(*parse_styles("AllowLeadingWhite,\u00A0RoundtripKind") ==
        (Styles::allow_leading_white | Styles::roundtrip_kind));
  CHECK(*parse_styles("7") == Styles::allow_white_spaces);
  CHECK(message("assumeUniversal") ==
        "unknown date-time style \"assumeUniversal\" (case matters): did you mean AssumeUniversal?");
  CHECK(parse_styles("None, Bogus").error().at == 6);
  CHECK(parse_styles("").error().kind == Error::Kind::argument);
  CHECK(parse_styles("None,").error().kind == Error::Kind::argument);
  CHECK(message("AssumeLocal, AssumeUniversal") == "AssumeLocal and AssumeUniversal exclude each other");
  CHECK(message("RoundtripKind, AssumeLocal") ==
        "RoundtripKind excludes AssumeLocal, AssumeUniversal and AdjustToUniversal");
  CHECK(message("1024").starts_with("these date-time styles do not exist"));
  CHECK(ExactParser::compile("yyyy", Styles::roundtrip_kind | Styles::assume_local).error().kind ==
        Error::Kind::argument);
  CHECK(parse("2020-03-16", Styles::roundtrip_kind | Styles::assume_local, 0).error().kind == Error::Kind::argument);
}

TEST_CASE("arithmetic") {
  CHECK(date_add(Interval::year, 9000, {}).has_value());
  CHECK(date_add(Interval::year, 10000, {}).error().message() == "the resulting date lies outside the years 1 to 9999");
  CHECK(to_file_time({}).error().message() == "file times begin in the year 1601");
}
