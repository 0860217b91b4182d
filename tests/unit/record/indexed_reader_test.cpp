// Reading with an index gives what reading without gives, whatever the block holds.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "record/input.hpp"
#include "value/json.hpp"

using namespace attrmap;
using namespace attrmap::record;

namespace {

const std::vector<std::string> kNames = {
    "givenName", "surname",       "businessPhones", "extensionAttribute5",        "a",
    "manager",   "IsSoftDeleted", "objectId",       "employeeOrgData.costCenter", "members"};

std::string show(Reader& reader, std::string_view text, Arena& arena) {
  std::vector<Val> slots(kNames.size());
  Val id;
  arena.reset();
  if (const auto error = reader.read(text, arena, slots.data(), id)) return error->code + ": " + error->message;
  std::string shown;
  for (const Val& v : slots) json::append(shown += ' ', v);
  json::append(shown += " id ", id);
  return shown;
}

/// Reads every record with and without an index; how many the index served cannot be seen, so both must agree.
std::size_t compare(const std::string& bytes, Format format, const Limits& limits, ReadOptions options = {}) {
  const RecordLayout layout(kNames, options);
  const auto source = text_source(bytes, SIZE_MAX);
  Input input;
  if (Input::open(*source, limits, {.format = format}, input)) return 0;
  const auto indexed = input.reader(layout, limits), plain = input.reader(layout, limits);
  Arena arena;
  Block block;
  std::size_t records = 0;
  while (input.splitter().next(block)) {
    indexed->prepare(block.records_text());
    for (const Extent& e : block.records) {
      if (e.kind != Extent::whole) continue;
      ++records;
      CAPTURE(block.text(e));
      CHECK(show(*indexed, block.text(e), arena) == show(*plain, block.text(e), arena));
    }
  }
  return records;
}

const std::string kRecord =
    R"({"id":"1","givenName":"Zo\u00eb","surname":"O\"Hara","accountEnabled":false,"x":null,"y":[1,{"z":[]}],)"
    R"("businessPhones":["+1","+2"],"a":12,"onPremisesExtensionAttributes":{"extensionAttribute5":"","u":{}},)"
    R"("employeeOrgData":{"division":"d","costCenter":"c"},"manager":{"id":"m","displayName":"M"},)"
    R"("members":[{"id":"5","@odata.type":"#microsoft.graph.user"},{"id":"6"}]})";

}  // namespace

TEST_CASE("an index changes nothing: orders, blanks, escapes, repeated and unknown members") {
  const std::string records = kRecord + "\n" + kRecord + "\n{}\n { } \n" +
                              R"({ "surname" : "b" , "givenName":"a" ,"a" : true, "a": "twice" })"
                              "\n"
                              R"({"givenName":"a","surname":"b","given\u004eame":"escaped"})"
                              "\n"
                              R"({"a":{"b":[{"c":null}]},"businessPhones":[],"manager":"x","id":7})"
                              "\n"
                              R"({"a":-0.5e3,"surname":"","members":[[],{}]})"
                              "\n"
                              "{\"a\":\"z\xC3\xBC\xF0\x9F\x98\x80\"}\r\n";
  for (const ReadOptions options : {ReadOptions{}, ReadOptions{false, false}, ReadOptions{true, false, true}})
    CHECK(compare(records, Format::ndjson, {}, options) == 9);
}

TEST_CASE("an index changes nothing for records that lack members, have more or another order") {
  const std::vector<std::string> members = {R"("id":"1")",     R"("givenName":"a")",      R"("x":null)",
                                            R"("a":"b")",      R"("surname":"c")",        R"("members":[{"id":"5"}])",
                                            R"("objectId":5)", R"("IsSoftDeleted":true)", R"("manager":{"id":"m"})"};
  std::mt19937 random(3);
  std::string records;
  for (int i = 0; i < 500; ++i) {
    std::vector<std::string> some;
    for (const std::string& m : members)
      if (random() % 8 != 0) some.push_back(m);
    if (random() % 16 == 0) std::shuffle(some.begin(), some.end(), random);
    if (random() % 16 == 0)
      some.insert(some.begin() + static_cast<std::ptrdiff_t>(some.size() / 2), R"("new":[1,"2"])");
    records += '{';
    for (std::size_t k = 0; k < some.size(); ++k) records += (k == 0 ? "" : ",") + some[k];
    records += "}\n";
  }
  CHECK(compare(records, Format::ndjson, {}) == 500);
}

TEST_CASE("an index changes nothing for records that are not well-formed, nor for their neighbours") {
  for (const std::string bad : {"{\"a\":\"open",
                                "{\"a\":1",
                                "{\"a\":[1,2}",
                                "{\"a\":1}}",
                                "{\"a\":1} {\"a\":2}",
                                "[1]",
                                "1",
                                "{\"a\" 1}",
                                "{\"a\":}",
                                "{\"a\":tru}",
                                "{\"x\":nul}",
                                "{\"x\":\"y\":1}",
                                "{\"a\":01}",
                                "{\"a\":1,}",
                                "{,}",
                                "{\"a\":\"\\q\"}",
                                "{\"x\":\"\\q\"}",
                                "{\"a\":\"tab\there\"}",
                                "{\"a\":\"\xFF\"}",
                                "}",
                                "\"",
                                "{\"a\":\"b\"c}",
                                "{\"a\":1 2}",
                                "{a:1}",
                                "{\"a\":[1 2]}",
                                "{\"x\":[1 2]}",
                                "{\"a\":[1,]}",
                                "{\"a\":{\"b\"}}",
                                "{\"a\":{\"b\":1,}}",
                                "{\"x\":{]}",
                                "{\"a\":nullnull}"}) {
    CAPTURE(bad);
    CHECK(compare(kRecord + "\n" + bad + "\n" + kRecord + "\n", Format::ndjson, {}) >= 2);
    compare("[" + kRecord + "," + bad + "," + kRecord + "]", Format::json, {});
    compare(kRecord + bad + kRecord, Format::json, {});
  }
}

TEST_CASE("an index changes nothing about limits") {
  Limits limits;
  limits.json_depth = 3;
  limits.list_items = 2;
  limits.text_bytes = 8;
  limits.record_bytes = 200;
  const std::string records = R"({"a":[[1]]})"
                              "\n"
                              R"({"a":[[[1]]]})"
                              "\n"
                              R"({"x":[[[[1]]]]})"
                              "\n"
                              R"({"a":[1,2,3]})"
                              "\n"
                              R"({"a":{"b":1,"c":2,"d":3}})"
                              "\n"
                              R"({"a":"123456789"})"
                              "\n"
                              R"({"x":"123456789"})"
                              "\n" +
                              kRecord +
                              "\n"
                              R"({"a":"after"})"
                              "\n";
  CHECK(compare(records, Format::ndjson, limits) == 8);
}

TEST_CASE("an index changes nothing for damaged records") {
  std::mt19937 random(20261124);
  const auto pick = [&](std::size_t n) { return random() % n; };
  const std::string dirt = "\"\\{}[]:, \n\tn1eu\xC3\x80";
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (int record = 0; record < 3; ++record) text += kRecord + "\n";
    for (std::size_t n = 1 + pick(3); n > 0; --n) {
      const std::size_t at = pick(text.size());
      switch (pick(3)) {
        case 0: text[at] = dirt[pick(dirt.size())]; break;
        case 1: text.erase(at, 1 + pick(4)); break;
        default: text.insert(at, 1, dirt[pick(dirt.size())]);
      }
    }
    compare(text, i % 2 == 0 ? Format::ndjson : Format::json, {});
  }
}

TEST_CASE("members that nobody wants are left out, in the same way with an index and without") {
  RecordLayout layout(kNames);
  const std::string_view wanted[] = {"id", "b"};
  layout.keep_members(std::vector<std::string>{"surname", "a", "manager"}, wanted);
  const std::string records =
      R"({"surname":[{"id":"5","x":{"b":[1]},"b":{"id":1,"c":2}},{"c":"\q"},"text",7],"a":{"c":1,"b":null}})"
      "\n"
      R"({"surname":{"z":"y","id":"6"},"a":{},"givenName":{"id":1,"c":2}})"
      "\n";
  const auto source = text_source(records, SIZE_MAX);
  Input input;
  const Limits limits;
  REQUIRE_FALSE(Input::open(*source, limits, {.format = Format::ndjson}, input));
  const auto indexed = input.reader(layout, limits), plain = input.reader(layout, limits);
  Arena arena;
  Block block;
  REQUIRE(input.splitter().next(block));
  REQUIRE(block.records.size() == 2);
  indexed->prepare(block.records_text());
  const std::string expected[] = {
      R"( null [{"id":"5","b":{"id":1}},{},"text",7] null null {"b":null} null "False" null null null id null)",
      R"( {"id":1,"c":2} {"id":"6"} null null {} null "False" null null null id null)"};
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(show(*indexed, block.text(block.records[i]), arena) == expected[i]);
    CHECK(show(*plain, block.text(block.records[i]), arena) == expected[i]);
  }
}
