#include <doctest/doctest.h>

#include "support.hpp"

using namespace attrmap;
using record::parse;
using record::read;
using record::ReadOptions;

TEST_CASE("kinds of values") {
  CHECK(
      read(R"({"a":"t","b":true,"c":false,"d":null,"e":1,"f":1.50,"g":["x",1,true],"h":{"k":"v"},"i":""})",
           {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}) ==
      R"({"a":"t","b":"True","c":"False","d":null,"e":1,"f":"1.50","g":["x",1,"True"],"h":{"k":"v"},"i":null,"j":null})");
  CHECK(read(R"({"a":true,"b":""})", {"a", "b"}, {false, false}) == R"({"a":true,"b":""})");
  CHECK(read(R"({"a":9223372036854775807,"b":-9223372036854775808,"c":9223372036854775808,"d":1e3,"e":-0})",
             {"a", "b", "c", "d", "e"}) ==
        R"({"a":9223372036854775807,"b":-9223372036854775808,"c":"9223372036854775808","d":"1e3","e":0})");
  CHECK(read(" \t{ \"a\" : [ ] , \"b\" : { } , \"c\" : \"x\"\n} \r\n", {"a", "b", "c"}) ==
        R"({"a":[],"b":{},"c":"x"})");
  CHECK(read("{}", {"a"}) == R"({"a":null})");
}

TEST_CASE("escapes") {
  CHECK(read(R"({"a":"q\"b\\s\/n\nt\tr\rb\bf\fu\u00e9"})", {"a"}) == R"({"a":"q\"b\\s/n\nt\tr\rb\bf\fué"})");
  CHECK(read(R"({"a":"\ud83d\ude00"})", {"a"}) == "{\"a\":\"\xF0\x9F\x98\x80\"}");
  CHECK(read(R"({"a":"x\u0000y"})", {"a"}) == R"({"a":"x\u0000y"})");
  CHECK(read(R"({"\u0061":"by its escaped name"})", {"a"}) == R"({"a":"by its escaped name"})");
  CHECK(read(R"({"a":"\x"})", {"a"}).substr(0, 4) == "E501");
  CHECK(read(R"({"a":"\u12g4"})", {"a"}).substr(0, 4) == "E501");
  CHECK(read(R"({"a":"\u12"})", {"a"}).substr(0, 4) == "E501");
}

TEST_CASE("a text is no member's name") {
  CHECK(parse("{\"q\":\"n\":1}}").substr(0, 4) == "E501");
  CHECK(parse("[\"n\":1]]").substr(0, 4) == "E501");
  CHECK(parse("{\"q\":[{\"k\":\"n\":\"x\"}}]}").substr(0, 4) == "E501");
  CHECK(parse("{\"q\" : \"n\"}") == "{\"q\":\"n\"}");
}

TEST_CASE("lone surrogates are kept as WTF-8") {
  Arena arena(64);
  Val v;
  REQUIRE(!record::parse_value(R"("\ud83d")", {}, arena, v));
  CHECK(v.str() == "\xED\xA0\xBD");
  REQUIRE(!record::parse_value(R"("\ud83d\u0041\ude00")", {}, arena, v));
  CHECK(v.str() ==
        "\xED\xA0\xBD"
        "A\xED\xB8\x80");
}

TEST_CASE("flags say what is known") {
  Arena arena(64);
  Val v;
  REQUIRE(!record::parse_value("\"plain text of more than sixteen bytes\"", {}, arena, v));
  CHECK((v.flags & (Val::ascii | Val::clean)) == (Val::ascii | Val::clean));
  REQUIRE(!record::parse_value("\"plain text of more than sixteen byt\xC3\xA9\"", {}, arena, v));
  CHECK((v.flags & (Val::ascii | Val::clean)) == Val::clean);
  REQUIRE(!record::parse_value(R"("a\nb")", {}, arena, v));
  CHECK((v.flags & (Val::ascii | Val::clean)) == Val::ascii);
  REQUIRE(!record::parse_value(R"("\u00e9")", {}, arena, v));
  CHECK((v.flags & (Val::ascii | Val::clean)) == 0);
}

TEST_CASE("bad records") {
  auto code = [](std::string_view json) { return read(json, {"a"}).substr(0, 4); };
  CHECK(code("") == "E501");
  CHECK(code("   ") == "E501");
  CHECK(code("{\"a\":\"x") == "E502");
  CHECK(code("{\"a\":\"x\"") == "E502");
  CHECK(code("{\"a\":") == "E502");
  CHECK(code("{\"a\"") == "E502");
  CHECK(code("{\"b\":[1,{\"c\":2}") == "E502");
  CHECK(code("{") == "E502");
  CHECK(code("42") == "E503");
  CHECK(code("[{}]") == "E503");
  CHECK(code("\"a\"") == "E503");
  CHECK(code("null") == "E503");
  CHECK(code("hello") == "E501");
  CHECK(code("{\"a\" \"x\"}") == "E501");
  CHECK(code("{\"a\":1 \"b\":2}") == "E501");
  CHECK(code("{\"a\":1,}") == "E501");
  CHECK(code("{\"a\":1}{\"a\":2}") == "E501");
  CHECK(code("{\"a\":1}]") != "{\"a\"");
  CHECK(code("{\"a\":tru}") == "E501");
  CHECK(code("{\"b\":tru}") == "E501");
  CHECK(code("{\"a\":\"x\":1}}") == "E501");
  CHECK(code("{\"b\":\"x\":1}}") == "E501");
  CHECK(code("{\"b\":\"x\":[1]],\"a\":\"1\"}") == "E501");
  CHECK(code("{\"a\":[\"x\":1]]}") == "E501");
  CHECK(code("{\"b\":01}") == "E501");
  CHECK(code("{\"b\":@}") == "E501");
  CHECK(code("{\"a\":'x'}") == "E501");
  CHECK(code("{a:1}") == "E501");
  CHECK(code("{\"a\":\"x\ny\"}") == "E501");
  CHECK(read("{\"a\":\"\xE9\"}", {"a"}) == "E504: byte 7 of the record (0xE9) is not valid UTF-8");
  CHECK(code("{\"b\":\"\xC0\x80\"}") == "E504");
  CHECK(code("{\"a\":\"\xED\xA0\x80\"}") == "E504");
}

TEST_CASE("limits") {
  Limits limits;
  limits.text_bytes = 10;
  limits.list_items = 3;
  limits.json_depth = 4;
  limits.record_bytes = 1000;
  auto code = [&](const std::string& json) { return read(json, {"a"}, {}, limits).substr(0, 4); };
  CHECK(code(R"({"a":"0123456789"})") == R"({"a")");
  CHECK(code(R"({"a":"0123456789x"})") == "E428");
  CHECK(code(R"({"b":"0123456789x"})") == R"({"a")");
  CHECK(code(R"({"a":["0123456789x"]})") == "E428");
  CHECK(code(R"({"a":[1,2,3]})") == R"({"a")");
  CHECK(code(R"({"a":[1,2,3,4]})") == "E428");
  CHECK(code(R"({"a":[[[1]]]})") == R"({"a")");
  CHECK(code(R"({"a":[[[[1]]]]})") == "E506");
  CHECK(code(R"({"a":{"b":{"c":{"d":1}}}})") == R"({"a")");
  CHECK(code(R"({"a":{"b":{"c":{"d":{}}}}})") == "E506");
  CHECK(code("{\"a\":\"" + std::string(1000, 'x') + "\"}") == "E505");
  CHECK(read("{\"a\":" + std::string(100000, '[') + std::string(100000, ']') + "}", {"a"}).substr(0, 4) == "E506");
  CHECK(read("{\"b\":" + std::string(100000, '[') + std::string(100000, ']') + "}", {"a"}) == R"({"a":null})");
  CHECK(parse(std::string(100000, '[')).substr(0, 4) == "E506");
}

TEST_CASE("any JSON text to a value") {
  CHECK(parse(R"( {"a":[1,"x",null,{"b":true}],"a":""} )") == R"({"a":[1,"x",null,{"b":true}],"a":""})");
  CHECK(parse("[]") == "[]");
  CHECK(parse("\"t\"") == "\"t\"");
  CHECK(parse("\"a\\\"b\"") == "\"a\\\"b\"");
  CHECK(parse(" 12 ") == "12");
  CHECK(parse("true") == "true");
  CHECK(parse("null") == "null");
  CHECK(parse("\"a\" \"b\"").substr(0, 4) == "E501");
  CHECK(parse("\"a").substr(0, 4) == "E502");
  CHECK(parse("1 2").substr(0, 4) == "E501");
  CHECK(parse("[1] 2").substr(0, 4) == "E501");
  CHECK(parse("[1,]").substr(0, 4) == "E501");
  CHECK(parse("").substr(0, 4) == "E501");
}

TEST_CASE("the id of a record") {
  const std::vector<std::string> names{"displayName"};
  const record::RecordLayout layout(names);
  const Limits limits;
  const auto reader = record::json_reader(layout, limits);
  Arena arena;
  Val slot, id;
  auto id_of = [&](std::string json) {
    const std::size_t size = json.size();
    json.append(record::kPadding, ' ');
    arena.reset();
    const bool bad = reader->read(std::string_view(json).substr(0, size), arena, &slot, id).has_value();
    return (bad ? "bad " : "") + (id.is_text() ? std::string(id.str()) : std::string(kind_name(id.kind)));
  };
  CHECK(id_of(R"({"objectId":"o","id":"i"})") == "i");
  CHECK(id_of(R"({"id":"i","objectId":"o"})") == "i");
  CHECK(id_of(R"({"objectId":"o"})") == "o");
  CHECK(id_of(R"({"id":7})") == "integer");
  CHECK(id_of(R"({"displayName":"x"})") == "null");
  CHECK(id_of(R"({"id":"i","displayName":"x",})") == "bad i");
}
