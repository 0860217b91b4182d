#include <doctest/doctest.h>

#include "value/output.hpp"
#include "value/json.hpp"

using namespace attrmap;
using namespace attrmap::json;

namespace {
std::string text(std::string_view s) {
  Output output;
  output.text(s);
  return std::string(output.bytes());
}
std::string reference(std::string_view s) {
  std::string to;
  json::append_string(to, s);
  return to;
}
}  // namespace

TEST_CASE("texts as the general writer has them, at every position of a special byte") {
  const std::string_view special[] = {
      std::string_view("\0", 1), "\x1F", "\n", "\"", "\\", "\x7F", "\xC3\xA9", "\xED\x9F\xBF", "\xED\xA0\xBD",
      "\xF0\x9F\x98\x80"};
  for (const std::string_view s : special)
    for (std::size_t before = 0; before < 40; ++before)
      for (const std::size_t after : {0, 1, 20}) {
        const std::string whole = std::string(before, 'a') + std::string(s) + std::string(after, 'b');
        CHECK(text(whole) == reference(whole));
      }
  CHECK(text("") == "\"\"");
  CHECK(text(std::string(200'000, '\n')) == reference(std::string(200'000, '\n')));
}

TEST_CASE("values as the general writer has them") {
  Arena arena(64);
  const Val items[] = {Val::of_integer(-5), Val::of_boolean(true), Val(), Val::of_text("x\"y"), Val::of_list({})};
  const Member members[] = {
      {"k\"", Val::of_list(items)}, {"d", Val::of_ticks(637199424000000000)}, {"e", Val::of_object({})}};
  const Val object = Val::of_object(members);
  Output output;
  output.value(object, arena);
  std::string expected;
  json::append(expected, object);
  CHECK(output.bytes() == expected);
}

TEST_CASE("memory is given back after an unusual block") {
  Output output;
  for (int i = 0; i < 1000; ++i) output.raw(std::string(1000, 'x'));
  CHECK(output.size() == 1'000'000);
  output.clear(1000);
  CHECK(output.size() == 0);
  output.raw("y");
  CHECK(output.bytes() == "y");
}
