#include <doctest/doctest.h>

#include "attrmap/value.hpp"
#include "value/json.hpp"
#include "value/val.hpp"

using namespace attrmap;

TEST_CASE("text forms") {
  CHECK(Value().to_text() == "");
  CHECK(Value(true).to_text() == "True");
  CHECK(Value(-10).to_text() == "-10");
  CHECK(Value(INT64_MIN).to_text() == "-9223372036854775808");
  CHECK(Value(DateTimeTicks{637199136000000000}).to_text() == "3/16/2020 12:00:00 AM");
  CHECK(Value(Value::List{"a", 1, false}).to_text() == "a, 1, False");
}

TEST_CASE("kinds stay distinct: absent, empty text, empty list") {
  CHECK(Value() != Value(""));
  CHECK(Value("") != Value(Value::List{}));
  CHECK(Value(1) != Value("1"));
  CHECK(Value(Value::List{"a"}) == Value(Value::List{"a"}));
}

TEST_CASE("JSON escapes what it must") {
  CHECK(Value(std::string("a\"\\\b\f\n\r\t\x01\0z", 11)).to_json() == R"("a\"\\\b\f\n\r\t\u0001\u0000z")");
  CHECK(Value("é😀\uD7FF").to_json() == "\"é😀\uD7FF\"");
  CHECK(Value(Value::Object{{"a b", Value()}, {"l", Value(Value::List{1, true})}}).to_json() ==
        R"({"a b":null,"l":[1,true]})");
}

TEST_CASE("lone surrogates become U+FFFD at the edges") {
  const std::string half = "x\xED\xA0\xBDy";
  std::string out;
  json::append_string(out, half);
  CHECK(out == "\"x\uFFFDy\"");
  CHECK(to_value(Val::of_text(half)).text() == "x\uFFFDy");
}

TEST_CASE("objects as JSON text") {
  const Member members[] = {{"a", Val::of_text("\"")}, {"n", Val::of_integer(1)}};
  std::string out;
  json::append(out, Val::of_object(members), json::Objects::as_text);
  CHECK(out == R"("{\"a\":\"\\\"\",\"n\":1}")");
}

TEST_CASE("a Value survives the way through Val") {
  Arena arena;
  const Value value(Value::List{"a", 1, true, Value(), DateTimeTicks{5}, Value::Object{{"k", "v"}}});
  CHECK(to_value(from_value(value, arena)) == value);
}
