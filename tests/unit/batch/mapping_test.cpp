#include <doctest/doctest.h>

#include "support.hpp"

using namespace attrmap;
using namespace attrmap::batch;

namespace {
std::string problem(std::string_view json) {
  Mapping mapping;
  const auto wrong = load_mapping(json, registry(), {}, mapping);
  return wrong ? wrong->code + ": " + wrong->message : "";
}
}  // namespace

TEST_CASE("targets keep their order and share one table of attributes") {
  Mapping mapping;
  REQUIRE(!load_mapping(R"j({"z":"[b]","a":"Join(\"-\", [a], [b])","m":"\"constant\""})j", registry(), {}, mapping));
  REQUIRE(mapping.compiles());
  REQUIRE(mapping.targets.size() == 3);
  CHECK(mapping.targets[0].name == "z");
  CHECK(mapping.targets[1].expression == "Join(\"-\", [a], [b])");
  CHECK(mapping.targets[2].name == "m");
  CHECK(mapping.slots.names() == std::vector<std::string>{"b", "a"});
}

TEST_CASE("a file that is no mapping") {
  CHECK(problem("[]") == "E540: the mapping is not usable: it is a list");
  CHECK(problem("\"x\"") == "E540: the mapping is not usable: it is a text");
  CHECK(problem("{}") == "E540: the mapping is not usable: it has no targets");
  CHECK(problem("{\"a\":1}") ==
        "E540: the mapping is not usable: target `a` has a number in the place of an expression");
  CHECK(problem("{\"a\":{\"b\":\"c\"}}") ==
        "E540: the mapping is not usable: target `a` has an object in the place of an expression");
  CHECK(problem("{\"\":\"[x]\"}").starts_with("E540"));
  CHECK(problem("{\"a\":\"[x]\",}").starts_with("E540: the mapping is not usable: parse error at line 1, column 12"));
  CHECK(problem("").starts_with("E540"));
  CHECK(problem("{\"a\":\"\xE9\"}").starts_with("E540"));
  CHECK(problem("{\"a\":\"[x]\"} x").starts_with("E540"));
  CHECK(problem(std::string(1'000'000, '[')).starts_with("E540"));
  CHECK(problem("{\"a\":\"[x]\",\"b\":\"[y]\",\"a\":\"[z]\"}") == "E541: target `a` is mapped twice");
  CHECK(problem("\xEF\xBB\xBF{\"a\":\"[x]\"}") == "");
}

TEST_CASE("all expressions are compiled, whatever fails") {
  Mapping mapping;
  REQUIRE(!load_mapping(R"j({"a":"[x","b":"[y]","c":"Nope([z])"})j", registry(), {}, mapping));
  CHECK(!mapping.compiles());
  CHECK(mapping.targets[0].code == nullptr);
  CHECK(!mapping.targets[0].diagnostics.empty());
  CHECK(mapping.targets[1].code != nullptr);
  CHECK(mapping.targets[2].code == nullptr);
  CHECK(!mapping.targets[2].diagnostics.empty());
}
