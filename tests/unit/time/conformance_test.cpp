// Runs the recorded results of a real .NET 8 (tests/conformance/dotnet) through the module.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "base/unicode.hpp"
#include "time/arithmetic.hpp"
#include "time/exact.hpp"
#include "time/format.hpp"
#include "time/parse.hpp"

using namespace attrmap;
using namespace attrmap::time;
using nlohmann::json;

namespace {

constexpr std::int64_t kNow = ticks_of(2023, 11, 21) + 13 * kTicksPerHour;

json load(const std::string& name) {
  std::ifstream file(std::string(ATTRMAP_SOURCE_DIR "/tests/conformance/dotnet/") + name + ".json");
  REQUIRE(file.is_open());
  return json::parse(file);
}

/// A text, perhaps written as {"utf16": "D83D 0061"}.
std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  std::u16string units;
  std::istringstream in(value.at("utf16").get<std::string>());
  for (std::string unit; in >> unit;) units += static_cast<char16_t>(std::stoi(unit, nullptr, 16));
  return from_utf16(units);
}

std::string iso(DateTime t, bool utc) {
  return DateFormat::compile(utc ? "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffff'Z'" : "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffff")
      ->format(t);
}
std::string general(DateTime t) {
  char buffer[kInvariantGeneralSize];
  return std::string(buffer, format_invariant_general(buffer, t));
}
std::int64_t ticks_from(const json& value) {
  const auto t = parse_iso_instant(value.get<std::string>());
  REQUIRE(t);
  return t->ticks;
}
int offset_from(const std::string& text) {
  const int minutes = std::stoi(text.substr(1, 2)) * 60 + std::stoi(text.substr(4, 2));
  return text[0] == '-' ? -minutes : minutes;
}
std::string kind_name(DateKind kind) {
  return kind == DateKind::utc ? "utc" : kind == DateKind::local ? "local" : "unspecified";
}
DateKind kind_from(const std::string& name) {
  return name == "utc" ? DateKind::utc : name == "local" ? DateKind::local : DateKind::unspecified;
}

json error(const Error& e) {
  constexpr const char* kNames[] = {"FormatException", "ArgumentException", "ArgumentOutOfRangeException",
                                    "OverflowException"};
  return {{"error", kNames[static_cast<int>(e.kind)]}};
}

std::string joined(const json& styles) {
  std::string text;
  for (const auto& style : styles) text += (text.empty() ? "" : ", ") + style.get<std::string>();
  return text;
}

tl::expected<DateTime, Error> parse_exact(const json& text, const json& format, const json& styles) {
  const auto parsed_styles = parse_styles(joined(styles));
  if (!parsed_styles) return tl::unexpected(parsed_styles.error());
  const auto parser = ExactParser::compile(text_of(format), *parsed_styles);
  if (!parser) return tl::unexpected(parser.error());
  return parser->parse(text_of(text), kNow);
}

json run(const std::string& op, const json& in) {
  if (op == "date_format") {
    const bool offset = in.contains("offset");
    const auto format = DateFormat::compile(text_of(in["format"]),
                                            offset ? DateFormat::For::date_time_offset : DateFormat::For::date_time);
    if (!format) return error(format.error());
    const std::int64_t ticks = ticks_from(in["datetime"]);
    if (offset) return format->format(DateTimeOffset{ticks, static_cast<std::int16_t>(offset_from(in["offset"]))});
    return format->format(DateTime{ticks, kind_from(in["kind"])});
  }
  if (op == "date_parse_exact") {
    const auto t = parse_exact(in["s"], in["format"], in["styles"]);
    if (!t) return error(t.error());
    return {{"iso", iso(*t, false)}, {"kind", kind_name(t->kind)}};
  }
  if (op == "date_reformat") {
    const auto t = parse_exact(in["source"], in["input_format"], in["styles"]);
    if (!t) return error(t.error());
    const auto format = DateFormat::compile(text_of(in["output_format"]));
    if (!format) return error(format.error());
    return format->format(*t);
  }
  if (op == "date_parse") {
    const auto t = parse_utc(text_of(in["s"]), kNow);
    if (!t) return error(t.error());
    CHECK(t->kind == DateKind::utc);
    return {{"iso", iso(*t, true)}, {"cdate", general(*t)}};
  }
  if (op == "date_add" || op == "date_diff") {
    const auto interval = parse_interval(text_of(in["interval"]));
    if (!interval) return error(Error{Error::Kind::argument, {}, 0, 0, 0});
    if (op == "date_diff") return date_diff(*interval, {ticks_from(in["date1"])}, {ticks_from(in["date2"])});
    const auto count = truncate_count(in["value"].get<double>());
    if (!count) return error(count.error());
    const auto t = date_add(*interval, *count, {ticks_from(in["date"]), DateKind::utc});
    if (!t) return error(t.error());
    return {{"iso", iso(*t, true)}, {"text", general(*t)}};
  }
  if (op == "date_from_num") {
    std::int64_t number = 0;
    try {
      number = std::stoll(in["value"].get<std::string>());
    } catch (const std::out_of_range&) {
      return error(Error{Error::Kind::out_of_range, {}, 0, 0, 0});
    }
    const auto t = from_file_time(number);
    if (!t) return error(t.error());
    return {{"iso", iso(*t, true)}};
  }
  if (op == "num_from_date") {
    const auto t = parse_utc(text_of(in["s"]), kNow);
    if (!t) return error(t.error());
    const auto number = to_file_time(*t);
    if (!number) return error(number.error());
    return std::to_string(*number);
  }
  return "unknown operation " + op;
}

/// Puts the date of kNow for {today} and {year}.
json with_now(const json& out) {
  std::string text = out.dump();
  for (const auto& [name, value] : {std::pair<std::string, std::string>{"{today}", "2023-11-21"}, {"{year}", "2023"}})
    for (std::size_t at; (at = text.find(name)) != std::string::npos;) text.replace(at, name.size(), value);
  return json::parse(text);
}

void check_file(const std::string& name, const std::map<std::string, int>& expected_counts) {
  std::map<std::string, int> counts;
  for (const json& vector : load(name)) {
    const std::string op = vector["op"];
    ++counts[op];
    json expected = with_now(vector["out"]);
    if (expected.is_object() && expected.contains("utf16")) expected = text_of(expected);
    const json got = run(op, vector["in"]);
    CAPTURE(vector.dump());
    CHECK(got == expected);
  }
  CHECK(counts == expected_counts);
}

}  // namespace

TEST_CASE(".NET: ToString") { check_file("date_format", {{"date_format", 357}}); }
TEST_CASE(".NET: ParseExact") { check_file("date_parse_exact", {{"date_parse_exact", 540}}); }
TEST_CASE(".NET: ParseExact, then ToString") { check_file("date_reformat", {{"date_reformat", 36}}); }
TEST_CASE(".NET: Parse") { check_file("date_parse", {{"date_parse", 417}}); }
TEST_CASE(".NET: DateAdd") { check_file("date_add", {{"date_add", 233}}); }
TEST_CASE(".NET: DateDiff") { check_file("date_diff", {{"date_diff", 144}}); }
TEST_CASE(".NET: file times") { check_file("filetime", {{"date_from_num", 63}, {"num_from_date", 60}}); }

TEST_CASE("the table parser agrees with the shortcut for ISO 8601 on every recorded text") {
  int shortcuts = 0;
  for (const char* name : {"date_parse", "filetime"})
    for (const json& vector : load(name)) {
      if (!vector["in"].contains("s")) continue;
      const std::string text = text_of(vector["in"]["s"]);
      for (const Styles styles : {Styles::none, kUniversalStyles, Styles::roundtrip_kind, Styles::assume_local}) {
        const auto a = parse(text, styles, kNow), b = parse_by_table(text, styles, kNow);
        CAPTURE(text);
        REQUIRE(a.has_value() == b.has_value());
        if (!a) continue;
        CHECK(a->ticks == b->ticks);
        CHECK(a->kind == b->kind);
        ++shortcuts;
      }
    }
  CHECK(shortcuts > 100);
}
