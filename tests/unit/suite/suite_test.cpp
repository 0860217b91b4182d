#include <doctest/doctest.h>

#include "stdlib/registry.hpp"
#include "suite/read.hpp"
#include "suite/report.hpp"
#include "suite/runner.hpp"
#include "suite/update.hpp"

using namespace attrmap;

namespace {

struct Ran {
  suite::Suite suite;
  suite::Coverage coverage;
  suite::SuiteResult result;

  explicit Ran(const std::string& text) {
    REQUIRE(suite::read("a.suite.json", text, suite).empty());
    const func::Registry& registry = stdlib::registry();
    const Limits limits;
    const suite::ReadFile none = [](const std::string&, std::size_t, std::string&) { return "no files here"; };
    suite::Runner runner(suite, registry, limits, none);
    REQUIRE(!runner.load().any());
    result.suite = &suite;
    for (const suite::Case& test : suite.cases) result.cases.push_back(runner.run(test, &coverage));
  }
};

}  // namespace

TEST_CASE("problems have their places") {
  suite::Suite suite;
  const auto problems =
      suite::read("x.json", "{\n \"cases\": [{\"name\": \"a\", \"expresion\": \"1\",\n \"expect\": {}}]}", suite);
  REQUIRE(problems.size() == 3);
  CHECK(to_text(problems[0]) == "x.json:2:12: error: a case has either an `expression` or a `target`\n");
  CHECK(to_text(problems[1]) ==
        "x.json:2:26: error: unknown member `expresion` of a case\n  = help: did you mean `expression`?\n");
  CHECK(problems[2].line == 3);
}

TEST_CASE("an update replaces the expectation alone") {
  const Ran ran(R"json({"cases": [ {"expect" :{"null":true},"name":"a","expression":"\"x\""} ] })json");
  CHECK(ran.result.failed() == 1);
  const suite::Update update = suite::update(ran.suite, ran.result.cases);
  CHECK(update.cases == 1);
  CHECK(update.text == R"json({"cases": [ {"expect" :{"value": "x"},"name":"a","expression":"\"x\""} ] })json");
}

TEST_CASE("branches are counted over all cases") {
  const Ran ran(R"json({"cases": [
    {"name": "1", "expression": "IIF([a]=\"1\", [b], \"c\")", "attributes": {"a": "1"}, "expect": {
  "null" : true}},
    {"name": "2", "expression": "Switch([a], \"d\", \"1\", \"x\", \"2\", \"y\")", "expect": {"value": "d"}},
    {"name": "3", "expression": "Switch([a], \"d\", \"1\", \"x\", \"2\", \"y\")", "attributes": {"a": "2"},
     "expect": {"value": "y"}}]
})json");
  CHECK(ran.result.failed() == 0);
  REQUIRE(ran.coverage.units().size() == 2);
  CHECK(ran.coverage.branches() == 5);
  CHECK(ran.coverage.taken() == 3);
  CHECK(ran.coverage.units()[1].choices[0].branches[1].taken == 0);
  CHECK(ran.coverage.units()[1].arguments[0].null == 1);
}

TEST_CASE("an empty run has no branches") {
  CHECK(suite::Coverage().percent() == 100);
  CHECK(suite::report_pretty({}).empty());
}
