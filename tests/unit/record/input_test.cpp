#include <doctest/doctest.h>

#include "input_support.hpp"

using namespace attrmap;
using namespace attrmap::record;
using Lines = std::vector<std::string>;

TEST_CASE("the format is told by the first bytes") {
  CHECK(split("{\"a\":1}\n{\"a\":2}\n").records.size() == 2);
  CHECK(split("[{\"a\":1},{\"a\":2}]").records.size() == 2);
  CHECK(split("\n\n  [{\"a\":1},\n{\"a\":2}]").records.size() == 2);
  CHECK(split("{\"value\":[{\"a\":1},{\"a\":2}]}").records.size() == 2);
  CHECK(split("{\n  \"a\": 1,\n  \"b\": [\n2]}\n").records.size() == 1);
  CHECK(split("a,b\n1,2\n3,4\n").records.size() == 2);
  CHECK(split("id\n1\n").records.size() == 1);
  CHECK(split("oops\n{}\n", {.name = "users.ndjson"}).records.size() == 2);
}

TEST_CASE("NDJSON is not taken for something else") {
  // The first line is cut off; the records behind it are read.
  CHECK(split("{\"a\":\"x\n{\"a\":2}\n{\"a\":3}\n").records.size() == 3);
  CHECK(split("{\"a\":[1,\n{\"a\":2}\n").records.size() == 2);
  // A member `value` that is no list, or does not come first.
  CHECK(split("{\"value\":1}\n{\"value\":2}\n").records.size() == 2);
  CHECK(split("{\"id\":\"x\",\"value\":[1]}\n{\"id\":\"y\"}\n").records.size() == 2);
  CHECK(split("{\"@removed\":{\"reason\":\"deleted\"},\"id\":\"x\"}\n{\"id\":\"y\"}\n").records.size() == 2);
}

TEST_CASE("byte order marks") {
  CHECK(read_all("\xEF\xBB\xBF{\"a\":1}\n", {"a"}) == Lines{"1"});
  CHECK(read_all("\xEF\xBB\xBF[{\"a\":1}]", {"a"}) == Lines{"1"});
  CHECK(read_all("\xEF\xBB\xBF"
                 "a,b\n1,2\n",
                 {"a"}) == Lines{"\"1\""});
  CHECK(split(std::string_view("\xFF\xFE{\0", 4)).error == "E522");
  CHECK(split(std::string_view("\xFE\xFF\0{", 4)).error == "E522");
  CHECK(split(std::string_view("{\0\"\0", 4)).error == "E522");
}

TEST_CASE("empty inputs") {
  CHECK(split("").error == "E521");
  CHECK(split(" \n\n").error == "E521");
  CHECK(split("", {.format = Format::json}).error == "E521");
  CHECK(split("", {.format = Format::csv}).error == "E521");
  CHECK(split("", {.format = Format::ndjson}).error == "");
  CHECK(split("\xEF\xBB\xBF").error == "E521");
}

TEST_CASE("a bad record leaves the others alone") {
  const std::string text =
      "{\"a\":1}\n{\"a\":\n{\"a\":\"\xE9\"}\n{\"a\":\"\\u0000\"}\n[1]\n{\"a\":2}}\n{\"a\":\"x\n{\"a\":3}\n";
  const Lines lines = read_all(text, {"a"});
  REQUIRE(lines.size() == 8);
  CHECK(lines[0] == "1");
  CHECK(lines[1].starts_with("E502"));
  CHECK(lines[2].starts_with("E504"));
  CHECK(lines[3] == "\"\\u0000\"");
  CHECK(lines[4].starts_with("E503"));
  CHECK(lines[5].starts_with("E501"));
  CHECK(lines[6].starts_with("E502"));
  CHECK(lines[7] == "3");
}

TEST_CASE("a large value") {
  const std::string value(5'000'000, 'v');
  Limits limits;
  limits.text_bytes = 1'000'000;
  const std::string text = "{\"a\":\"" + value + "\",\"b\":1}\n{\"a\":\"s\",\"b\":2}\n";
  CHECK(read_all(text, {"b"}, {}, limits) == Lines{"1", "2"});
  const Lines lines = read_all(text, {"a"}, {}, limits);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].starts_with("E428: attribute `a`"));
  CHECK(lines[1] == "\"s\"");
}
