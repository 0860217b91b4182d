// Declarations read aloud: every function has words of its own, and its examples read without a hole.
#include "explain/reading.hpp"

#include <doctest/doctest.h>

#include "attrmap/attrmap.hpp"
#include "engine/state.hpp"
#include "explain/template.hpp"
#include "program/pipeline.hpp"

using namespace attrmap;

namespace {

std::string read(const std::string& expression, Dialect dialect = Dialect::provisioning) {
  const Engine engine;
  const func::Registry& registry = Internals::registry(engine);
  program::SlotTable slots;
  const auto unit = program::build(expression, registry, slots, {.dialect = dialect});
  if (unit.code == nullptr) return {};
  return explain::reading(unit.ast, check::check(unit.ast, registry, {.dialect = dialect}));
}

std::optional<std::string> fill(std::string_view reading, std::set<std::string> supplied) {
  std::set<std::string> used;
  return explain::fill(
      reading,
      [&](std::string_view name) {
        return supplied.contains(std::string(name)) ? std::optional(std::string(name)) : std::nullopt;
      },
      used);
}

}  // namespace

TEST_CASE("a reading names parameters of its function only") {
  const Engine engine;
  for (const FunctionDef* def : engine.functions()) {
    CAPTURE(def->name);
    if (def->name == "IIF" || def->name == "Switch") continue;  // sentences of their own
    CHECK(!def->reading.empty());
    std::set<std::string> parameters;
    for (const Parameter& p : def->parameters) parameters.insert(p.name);
    for (std::size_t i = 0; (i = def->reading.find('{', i)) != std::string::npos; ++i)
      CHECK(parameters.contains(def->reading.substr(i + 1, def->reading.find('}', i) - i - 1)));
    CHECK(fill(def->reading, parameters));
  }
}

TEST_CASE("every example of a function reads by the words of its declaration") {
  const Engine engine;
  std::size_t read_aloud = 0;
  for (const FunctionDef* def : engine.functions())
    for (const FunctionExample& e : def->examples) {
      CAPTURE(e.expression);
      const std::string text = read(e.expression, def->dialects.front());
      if (text.empty()) continue;  // does not compile, on purpose
      ++read_aloud;
      for (const Parameter& p : def->parameters) CHECK(text.find("{" + p.name + "}") == std::string::npos);
      CHECK(text.find(def->summary) == std::string::npos);
    }
  CHECK(read_aloud > 100);
}

TEST_CASE("optional parts and alternatives of a reading") {
  CHECK(fill("cut[ at {b}]", {"b"}) == "cut at b");
  CHECK(fill("cut[ at {b}]", {}) == "cut");
  CHECK(fill("[{a} of ]{b}", {"b"}) == "b");
  CHECK(fill("{a} of {b}|only {b}", {"b"}) == "only b");
  CHECK(fill("{a}|{b}", {"c"}) == std::nullopt);
}

TEST_CASE("conditions, choices and steps") {
  CHECK(read(R"(IIF([country]="USA", [mail], IIF(IsNullOrEmpty([upn]), , IgnoreAttributeFlow)))") ==
        "if [country] equals \"USA\":\n"
        "  [mail]\n"
        "else if [upn] is null or empty:\n"
        "  null\n"
        "otherwise:\n"
        "  nothing: the attribute does not flow\n");
  CHECK(read(R"(Switch([state], "other", "NSW", Trim([city]), "", "none"))") ==
        "by the value of [state]:\n"
        "  \"NSW\" gives:\n"
        "    [city]\n"
        "    then remove white space at both ends\n"
        "  \"\" (the empty text) gives \"none\"\n"
        "  anything else gives \"other\"\n");
  CHECK(read(R"(ToLower(Join(".", [givenName], Left([surname], Len([x])))))") ==
        "these, with \".\" between them; what is null or empty is left out:\n"
        "  - [givenName]\n"
        "  - [surname]\n"
        "    then keep the first `Len([x])` character(s)\n"
        "      -- `Len([x])` is:\n"
        "          [x]\n"
        "          then count its characters\n"
        "then make all letters lower case\n");
  CHECK(read(R"(Not(IsPresent([a])))") == "True if it is not so that [a] is neither null nor empty, else False\n");
  CHECK(read(R"(DateAdd("ww", -2, [d]))") == "[d]\nthen add -2 weeks\n");
}

TEST_CASE("FormatDateTime reads by the number of its arguments") {
  CHECK(read(R"(FormatDateTime([d], "dd/MM/yyyy"))") ==
        "[d]\nthen read it as a date-time, and write it as \"dd/MM/yyyy\"\n");
  CHECK(read(R"(FormatDateTime([d], , "yyyy-MM-dd", "dd/MM/yyyy"))") ==
        "[d]\nthen read it as a date-time written as \"yyyy-MM-dd\", and write it as \"dd/MM/yyyy\"\n");
}

TEST_CASE("a comparison of DateDiff has example dates, either way round") {
  const std::string text = read(R"(IIF(DateDiff("d", Now(), CDate([hireDate])) >= 3, "a", "b"))");
  CHECK(
      text.starts_with("if `CDate([hireDate])` is at least 3 days after `Now()`:\n"
                       "  -- with `Now()` = 2026-01-15 12:00:00: true for `CDate([hireDate])` = "
                       "2026-01-18 12:00:00 and 2026-01-19 12:00:00, false for 2026-01-17 12:00:00\n"));
  CHECK(read(R"(IIF(3 <= DateDiff("d", Now(), CDate([hireDate])), "a", "b"))") == text);
}
