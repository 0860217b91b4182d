#include <doctest/doctest.h>

#include <random>

#include "input_support.hpp"
#include "record/masks.hpp"

using namespace attrmap;
using namespace attrmap::record;

namespace {

/// Whatever the sizes of reads and blocks, the records are the same.
void expect(const std::string& text, Format format, const Seen& expected, const Limits& limits = {}) {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{64}, std::size_t{1000}, SIZE_MAX})
    for (const std::size_t block : {std::size_t{1}, std::size_t{100}, std::size_t{4096}, kBlockBytes}) {
      const Seen seen = split(text, {.format = format, .block_bytes = block}, limits, piece);
      CAPTURE(piece);
      CAPTURE(block);
      CHECK(seen.records == expected.records);
      CHECK(seen.error == expected.error);
    }
}

/// Objects full of what may confuse a splitter.
std::vector<std::string> tricky_objects(unsigned seed, bool pretty) {
  std::mt19937 random(seed);
  const char* parts[] = {"\"a\":\"}{][,\"",           "\"q\\\"\":\"\\\\\"", "\"b\":[1,[2,{\"c\":3}],{}]",
                         "\"\\\\\\\\\":\"\\\\\\\"\"", "\"d\":\"\\u005b\"",  "\"e\":null"};
  std::vector<std::string> objects;
  for (int i = 0; i < 60; ++i) {
    std::string o = "{";
    const auto n = random() % 9;
    for (unsigned k = 0; k < n; ++k) {
      if (k != 0) o += pretty ? ",\n  " : ",";
      o += parts[random() % std::size(parts)];
      o += std::string(random() % 40, ' ');
    }
    objects.push_back(o + "}");
  }
  return objects;
}

}  // namespace

TEST_CASE("all ways to find structural characters agree") {
  std::mt19937 random(1);
  std::string text;
  for (int i = 0; i < 64 * 100; ++i)
    text += random() % 2 != 0 ? "\"\\,{}[]"[random() % 7] : static_cast<char>(random() % 256);
  const auto finders = mask_finders();
  REQUIRE(!finders.empty());
  for (const FindMasks find : finders)
    for (std::size_t from : {0, 1, 33}) {
      std::vector<Masks> masks(99);
      find(text.data() + from, masks.size(), masks.data());
      for (std::size_t i = 0; i < 64 * masks.size(); ++i) {
        const char c = text[from + i];
        const auto bit = [&](std::uint64_t mask) { return (mask >> (i % 64) & 1) != 0; };
        const Masks& m = masks[i / 64];
        const bool right = bit(m.quote) == (c == '"') && bit(m.backslash) == (c == '\\') &&
                           bit(m.comma) == (c == ',') && bit(m.open) == (c == '{' || c == '[') &&
                           bit(m.close) == (c == '}' || c == ']');
        REQUIRE(right);
      }
    }
}

TEST_CASE("lines") {
  expect("{\"a\":1}\n{\"a\":2}\r\n\n  \n{\"a\":3}", Format::ndjson, {{"{\"a\":1}", "{\"a\":2}", "{\"a\":3}"}, "", ""});
  expect("", Format::ndjson, {});
  expect("\n\n", Format::ndjson, {});
  expect("{\"a\":1}\n", Format::automatic, {{"{\"a\":1}"}, "", ""});
}

TEST_CASE("arrays") {
  expect("[]", Format::json, {});
  expect(" [ \n ] \n", Format::json, {});
  expect("[{\"a\":1}]", Format::json, {{"{\"a\":1}"}, "", ""});
  expect("[1,\"x,]\",null,[2,3]]", Format::json, {{"1", "\"x,]\"", "null", "[2,3]"}, "", ""});
  expect("[{},]", Format::json, {{"{}", "<missing>"}, "", ""});
  expect("[,{}]", Format::json, {{"<missing>", "{}"}, "", ""});
  expect("[{}] x", Format::json, {{"{}"}, "E523", ""});
  expect("[{\"a\":1},{\"a\":2", Format::json, {{"{\"a\":1}", "{\"a\":2"}, "E523", ""});
  expect("[{\"a\":1},", Format::json, {{"{\"a\":1}"}, "E523", ""});
  expect("[{\"a\":1}", Format::json, {{"{\"a\":1}"}, "E523", ""});
  expect("[", Format::json, {{}, "E523", ""});
  expect("7", Format::json, {{}, "E523", ""});
}

TEST_CASE("arrays and sequences of tricky objects") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const auto objects = tricky_objects(seed, true);
    std::string array = "[", sequence;
    for (const auto& o : objects) {
      array += (array.size() > 1 ? ",\n " : "") + o;
      sequence += o + (seed % 2 == 0 ? "\n" : "");
    }
    expect(array + "]\n", Format::json, {objects, "", ""});
    expect("{\"@odata.context\":\"x\",\"@odata.count\":3,\"value\":" + array + "],\"@odata.deltaLink\":\"]\"}\n",
           Format::json, {objects, "", ""});
    expect(sequence, Format::json, {objects, "", ""});
  }
}

TEST_CASE("Graph list responses") {
  expect("{\"value\":[]}", Format::automatic, {});
  expect("{\"@odata.context\":\"c\",\n \"value\":[\n{\"a\":1},{\"a\":2}]}", Format::automatic,
         {{"{\"a\":1}", "{\"a\":2}"}, "", ""});
  expect("{\"value\":[{\"a\":1}]", Format::automatic, {{"{\"a\":1}"}, "E523", ""});
  CHECK(split("{\"@odata.nextLink\":\"n\",\"value\":[]}").note != "");
  CHECK(split("{\"value\":[]}").note == "");
}

TEST_CASE("CSV rows") {
  const auto rows = [](const std::string& body, const std::vector<std::string>& expected, const Limits& limits = {}) {
    expect("a,b\n" + body, Format::csv, {expected, "", ""}, limits);
  };
  rows("", {});
  rows("1,2\n3,4", {"1,2", "3,4"});
  rows("1,2\r\n\r\n3,4\r\n", {"1,2", "3,4"});
  rows("\"x\ny\",2\n3,4\n", {"\"x\ny\",2", "3,4"});
  rows("\"a\"\"\nb\",2\n3,4\n", {"\"a\"\"\nb\",2", "3,4"});
  rows("\"\"\"\n\",2\n3,4\n", {"\"\"\"\n\",2", "3,4"});
  rows("\"\",2\n3,\"\"\n5,6\n", {"\"\",2", "3,\"\"", "5,6"});
  rows("a\"b,2\n3,4\n", {"a\"b,2", "3,4"});
  rows("a\"\",\"\n\"\n3,4\n", {"a\"\",\"\n\"", "3,4"});
  rows("\"open\n3,4\n", {"\"open\n3,4"});
}

TEST_CASE("a record that is too long is reported once and not held") {
  Limits limits;
  limits.record_bytes = 200;
  const std::string fits = "{\"a\":\"" + std::string(192, 'x') + "\"}",
                    longer = "{\"a\":\"" + std::string(193, 'x') + "\"}",
                    huge = "{\"a\":\"" + std::string(100'000, 'x') + "\"}";
  REQUIRE(fits.size() == 200);
  expect("{}\n" + huge + "\n" + fits + "\n" + longer + "\n{}\n" + huge, Format::ndjson,
         {{"{}", "<too long>", fits, "<too long>", "{}", "<too long>"}, "", ""}, limits);
  expect("[{}," + huge + "," + fits + "," + longer + ",{}," + huge + "]", Format::json,
         {{"{}", "<too long>", fits, "<too long>", "{}", "<too long>"}, "", ""}, limits);
  expect("{\"value\":[" + huge + "]}", Format::json, {{"<too long>"}, "", ""}, limits);
  expect(huge + fits + huge, Format::json, {{"<too long>", fits, "<too long>"}, "", ""}, limits);
  expect("a\n\"" + std::string(5000, '\n') + "\"\n1\n" + std::string(5000, 'x'), Format::csv,
         {{"<too long>", "1", "<too long>"}, "", ""}, limits);
  const Seen seen = split("{}\n" + std::string(10'000'000, 'x'), {.block_bytes = 1000}, limits);
  CHECK(seen.records.size() == 2);
  CHECK(seen.largest_block < 300'000);
}

TEST_CASE("memory stays that of a block, whatever the size of the input") {
  std::string lines, array = "[";
  for (int i = 0; i < 50'000; ++i) {
    lines += "{\"a\":" + std::to_string(i) + "}\n";
    array += (i == 0 ? "" : ",") + std::string("{\"a\":") + std::to_string(i) + "}";
  }
  const Seen a = split(lines, {.block_bytes = 4096}), b = split(array + "]", {.block_bytes = 4096});
  CHECK(a.records.size() == 50'000);
  CHECK(a.records == b.records);
  CHECK(a.largest_block <= 3 * 64 * 1024);  // twice what the format was told by
  CHECK(b.largest_block <= 3 * 64 * 1024);
}

namespace {
class BrokenSource : public ByteSource {
 public:
  std::ptrdiff_t read(char* to, std::size_t) override {
    if (reads_++ > 70'000) return -1;
    *to = reads_ % 2 != 0 ? '{' : '\n';
    return 1;
  }
  std::string error() const override { return "disk on fire"; }

 private:
  int reads_ = 0;
};
}  // namespace

TEST_CASE("an input that cannot be read on") {
  BrokenSource source;
  const Seen seen = split(source);
  CHECK(seen.error == "E520");
  CHECK(seen.records.size() == 35'001);
}
