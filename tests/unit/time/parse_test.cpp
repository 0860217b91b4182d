#include <doctest/doctest.h>

#include <random>
#include <string>

#include "time/exact.hpp"
#include "time/format.hpp"
#include "time/parse.hpp"

using namespace attrmap::time;

namespace {

constexpr std::int64_t kNow = ticks_of(2023, 11, 21) + 13 * kTicksPerHour;

std::string text_of(const tl::expected<DateTime, Error>& t) {
  return t ? DateFormat::compile("yyyy-MM-dd HH:mm:ss.FFFFFFFK")->format(*t) : "error";
}
std::string lenient(std::string_view text) { return text_of(parse(text, Styles::none, kNow)); }
std::string exact(std::string_view format, std::string_view text, Styles styles = Styles::none) {
  const auto parser = ExactParser::compile(format, styles);
  return parser ? text_of(parser->parse(text, kNow)) : "error";
}

/// Seconds of the whole calendar, plus `fraction` ticks.
std::int64_t random_ticks(std::mt19937& random, std::int64_t fraction = 0) {
  const std::int64_t days = random() % 3652059, seconds = random() % 86400;
  return days * kTicksPerDay + seconds * kTicksPerSecond + fraction;
}

}  // namespace

TEST_CASE("Parse takes what is missing from today") {
  CHECK(lenient("7:08 PM") == "2023-11-21 19:08:00");
  CHECK(lenient("PM, Monday 2020-03-16") == "2020-03-16 12:00:00");
  CHECK(lenient("3/16") == "2023-03-16 00:00:00");
  CHECK(lenient("Mar 16") == "2023-03-16 00:00:00");
  CHECK(lenient("16 March") == "2023-03-16 00:00:00");
  CHECK(lenient("2/29") == "error");  // 2023 is no leap year
  CHECK(lenient("1/10 5 AM") == "2023-01-10 05:00:00");
  CHECK(text_of(parse("7:08", Styles::no_current_date_default, kNow)) == "0001-01-01 07:08:00");
}

TEST_CASE("Parse reads fields with Chinese, Japanese and Korean suffixes") {
  CHECK(lenient("2020年3月16日 7時8分9秒") == "2020-03-16 07:08:09");
  CHECK(lenient("2020년 3월 16일 7시") == "error");  // 시 is no suffix of the invariant culture
  CHECK(lenient("3月16日") == "2023-03-16 00:00:00");
  CHECK(lenient("16 3月 20") == "2020-03-16 00:00:00");    // day, month, year
  CHECK(lenient("3 2020年 16") == "2020-03-16 00:00:00");  // month, year, day
  CHECK(lenient("20 3月") == "2020-03-01 00:00:00");       // year, month
  CHECK(lenient("20 16日") == "error");
  CHECK(lenient("20年3月16") == "2020-03-16 00:00:00");
  CHECK(lenient("20年20年") == "error");
}

TEST_CASE("ParseExact: white space styles") {
  const Styles inner = Styles::allow_inner_white;
  CHECK(exact("yyyy-MM-dd", " 2020-03-16\u00A0", kFormatDateTimeStyles) == "2020-03-16 00:00:00");
  CHECK(exact("yyyy-MM-dd", " 2020-03-16") == "error");
  CHECK(exact("yyyy-MM-dd", "2020 -\u30000 3-16", inner) == "error");
  CHECK(exact("yyyy-MM-dd", "2020 -\u300003 - 16", inner) == "2020-03-16 00:00:00");
  CHECK(exact("yyyy' x 'MM", "2020   x03", inner) == "2020-03-01 00:00:00");
  CHECK(exact("HH:mm tt", "07:08AM", Styles::allow_trailing_white) == "2023-11-21 07:08:00");
  CHECK(exact("  ", "  ", kFormatDateTimeStyles) == "2023-11-21 00:00:00");
  CHECK(exact("HH:mm:ss .FFFFFFFF", "07:08:09 ", inner) == "2023-11-21 07:08:09");
  CHECK(exact("HH:mm:ss.FFFFFFFF", "07:08:09.1") == "error");
}

TEST_CASE("ParseExact: words end before letters, and halves of a surrogate pair are no letters") {
  CHECK(exact("yyyyZ'x'", "2020Zx") == "error");
  CHECK(exact("yyyyZ'é'", "2020Zé") == "error");
  CHECK(exact("yyyyZ'😀'", "2020Z😀", Styles::roundtrip_kind) == "2020-01-01 00:00:00Z");
  CHECK(exact("yyyyZ'𝐀'", "2020Z𝐀", Styles::roundtrip_kind) == "2020-01-01 00:00:00Z");
}

TEST_CASE("ParseExact: the layout shortcut and the steps agree") {
  std::mt19937 random(20201);
  const std::string formats[] = {"yyyy-MM-ddTHH:mm:ssZ", "yyyyMMddHHmmss.fffK", "yy/MM/dd HH:mmzzz", "HH:mm:ssK"};
  const std::string bits[] = {"2020", "20", "03", "16",     "29",     "07", "61", "-",  "/",
                              ":",    "T",  " ",  "+07:00", "-14:30", "Z",  ".",  "123"};
  int parsed = 0;
  for (const std::string& format : formats) {
    const auto fast = ExactParser::compile(format, kFormatDateTimeStyles);
    const auto slow = ExactParser::compile("g" + format, kFormatDateTimeStyles);  // an era is no part of a layout
    for (int n = 0; n < 20000; ++n) {
      const DateTime t{random_ticks(random), random() % 2 != 0 ? DateKind::utc : DateKind::unspecified};
      std::string text = DateFormat::compile(format)->format(t);
      if (random() % 2) text.replace(random() % text.size(), random() % 4, bits[random() % std::size(bits)]);
      if (text.starts_with(' ')) continue;  // trimmed in the one, but not behind the era of the other
      const auto a = fast->parse(text, kNow), b = slow->parse("AD" + text, kNow);
      CAPTURE(format);
      CAPTURE(text);
      REQUIRE(a.has_value() == b.has_value());
      if (!a) continue;
      ++parsed;
      REQUIRE(a->ticks == b->ticks);
      REQUIRE(a->kind == b->kind);
    }
  }
  CHECK(parsed > 10000);
}

TEST_CASE("Parse: the ISO 8601 shortcut agrees with the table on random texts") {
  std::mt19937 random(7);
  const std::string alphabet = "0123456789012345678901234-:T.Z+ /";
  int parsed = 0;
  for (int n = 0; n < 40000; ++n) {
    const DateTime t{random_ticks(random, random() % 10'000'000), static_cast<DateKind>(random() % 3)};
    const char* formats[] = {"yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "o", "yyyy-MM-ddTHH:mm:ss.ffffK",
                             "yyyy-MM-ddTHH:mm:sszzz"};
    std::string text = DateFormat::compile(formats[random() % 5])->format(t);
    for (unsigned k = random() % 3; k > 0; --k) text[random() % text.size()] = alphabet[random() % alphabet.size()];
    for (const Styles styles : {kUniversalStyles, Styles::none, Styles::roundtrip_kind}) {
      const auto a = parse(text, styles, kNow), b = parse_by_table(text, styles, kNow);
      CAPTURE(text);
      REQUIRE(a.has_value() == b.has_value());
      if (!a) continue;
      ++parsed;
      REQUIRE(a->ticks == b->ticks);
      REQUIRE(a->kind == b->kind);
    }
  }
  CHECK(parsed > 10000);
}

TEST_CASE("ISO 8601 instants") {
  auto instant = [](std::string_view text) { return text_of(parse_iso_instant(text)); };
  CHECK(instant("2020-03-16") == "2020-03-16 00:00:00Z");
  CHECK(instant("2020-03-16T07:08") == "2020-03-16 07:08:00Z");
  CHECK(instant("2020-03-16 07:08:09.12345678z") == "2020-03-16 07:08:09.1234567Z");
  CHECK(instant("2020-03-16T07:08:09+02:00") == "2020-03-16 05:08:09Z");
  CHECK(instant("2020-03-16T07:08:09-0730") == "2020-03-16 14:38:09Z");
  CHECK(instant("2020-03-16T07:08:09+02") == "2020-03-16 05:08:09Z");
  for (const char* text :
       {"", "2020", "2020-02-30", "2020-03-16T", "2020-03-16T24:00", "2020-03-16T07:08:", "2020-03-16T07:08:09.",
        "2020-03-16T07:08:09Zx", "2020-03-16T07:08:09+", "2020-03-16T07:08:09+1",
        "2020-03-16T07:08:09+02:", "0001-01-01T00:00:00+01:00", "2020-03-16T07:08:09+15:00"})
    CHECK_MESSAGE(instant(text) == "error", text);
}

TEST_CASE("long texts take linear time and no recursion") {
  const std::string blanks(2'000'000, ' '), digits(2'000'000, '1'), hashes(100'000, '#'), dots(2'000'000, '.');
  CHECK(lenient(blanks) == "error");
  CHECK(lenient("2020-03-16" + blanks) == "2020-03-16 00:00:00");
  CHECK(lenient(digits) == "error");
  CHECK(lenient(hashes) == "error");
  CHECK(lenient(dots) == "error");
  CHECK(lenient("7:08:09." + digits) == "2023-11-21 07:08:09.1111111");
  CHECK(exact(blanks + "yyyy", "2020", kFormatDateTimeStyles) == "2020-01-01 00:00:00");
  CHECK(exact(std::string(100'000, 'y'), digits) == "error");
}
