#include "schema/located_json.hpp"

#include <doctest/doctest.h>

using attrmap::schema::JsonKind;
using attrmap::schema::LocatedJson;

namespace {
std::shared_ptr<const LocatedJson> parse(std::string text, std::uint32_t depth = 100) {
  LocatedJson::Error error;
  auto json = LocatedJson::parse(std::move(text), depth, error);
  REQUIRE_MESSAGE(json != nullptr, error.message);
  return json;
}
}  // namespace

TEST_CASE("values know their bytes, line, column and pointer") {
  const auto json =
      parse("{\r\n  \"a/b\": [1, -2.50e1, \"\\u00e9\\ud83d\\ude00\\n\"],\n \"é\": {\"~\": null, \"t\": true} }");
  const auto at = [&](std::string_view pointer) {
    const auto id = json->find(pointer);
    CHECK(json->pointer(id) == pointer);
    return id;
  };
  CHECK(json->raw(at("/a~1b/1")) == "-2.50e1");
  CHECK(json->string(at("/a~1b/2")) == "é😀\n");
  CHECK((*json)[at("/é/~0")].kind == JsonKind::null);
  CHECK(json->raw(at("/é/t")) == "true");
  const auto offset = (*json)[at("/é/t")].begin;
  CHECK(json->line(offset) == 3);
  CHECK(json->column(offset) == 24);
  CHECK(json->key(at("/é")) == "é");
}

TEST_CASE("a pointer that leads nowhere gives the nearest value around") {
  const auto json = parse(R"({"a": [{"b": 1}]})");
  CHECK(json->pointer(json->find("/a/0/c/d")) == "/a/0");
  CHECK(json->pointer(json->find("/a/7")) == "/a");
  CHECK(json->pointer(json->find("/a/99999999999999999999")) == "/a");
  CHECK(json->pointer(json->find("/x")) == "");
}

TEST_CASE("of members with one name the last counts, and all are kept") {
  const auto json = parse(R"({"a": 1, "b": {}, "a": 2, "\u0061": 3})");
  CHECK(json->raw(json->member(0, "a")) == "3");
  CHECK(json->member(0, "c") == LocatedJson::kNone);
}

TEST_CASE("places inside a text") {
  const auto json = parse(R"(["a\"bé\ud83d\ude00c"])");
  const auto id = json->find("/0");
  CHECK(json->inside(id, 0) == 2);
  CHECK(json->inside(id, 1) == 3);   // the escaped quotation mark
  CHECK(json->inside(id, 2) == 5);   // b
  CHECK(json->inside(id, 5) == 8);   // the emoji, a pair of escapes
  CHECK(json->inside(id, 9) == 20);  // c
  CHECK(json->inside(id, 99) == 21);
}

TEST_CASE("what is no JSON is refused with its place") {
  LocatedJson::Error error;
  CHECK(LocatedJson::parse("{\"a\": 1,}", 100, error) == nullptr);
  CHECK(error.offset == 8);
  CHECK_FALSE(error.too_deep);
  for (const char* bad : {"", "{", "[1,]", "{\"a\"}", "nul", "\"\\ud800\"", "\"\x80\"", "[1] x", "01", "{'a': 1}"}) {
    CAPTURE(bad);
    LocatedJson::Error e;
    CHECK(LocatedJson::parse(bad, 100, e) == nullptr);
    CHECK_FALSE(e.message.empty());
  }
  LocatedJson::Error deep;
  CHECK(LocatedJson::parse(std::string(1'000'000, '['), 500, deep) == nullptr);
  CHECK(deep.too_deep);
}
