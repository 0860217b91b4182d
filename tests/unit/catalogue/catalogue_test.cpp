// Every example in a declaration is run: those of functions must give what they say, those of codes their code.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "attrmap/attrmap.hpp"
#include "diag/code.hpp"
#include "diag/codes_lints.hpp"
#include "record/json_record.hpp"
#include "time/parse.hpp"

using namespace attrmap;

namespace {

Value parse(std::string_view json) {
  Arena arena;
  Val value;
  const auto error = record::parse_value(json, {}, arena, value);
  INFO(json);
  REQUIRE_FALSE(error);
  return to_value(value);
}

MapRecord record_of(std::string_view json) {
  MapRecord record;
  const Value attributes = parse(json);
  for (const auto& [name, value] : attributes.object()) record.set(name, value);
  return record;
}

Result<Program> compile(std::string_view expression, Dialect dialect) {
  EngineOptions options;
  options.dialect = dialect;
  return Engine::create(options)->compile(expression);
}

/// Codes that compiling and evaluating gives.
std::set<std::string> codes_of(std::string_view expression, std::string_view attributes, Dialect dialect) {
  std::set<std::string> codes;
  const auto program = compile(expression, dialect);
  for (const Diagnostic& d : program.diagnostics()) codes.insert(d.code);
  if (program) {
    const Outcome o = program->evaluate(record_of(attributes));
    if (o.kind == OutcomeKind::error) codes.insert(o.error.code);
  }
  return codes;
}

}  // namespace

TEST_CASE("every example of a function gives what it says") {
  std::size_t run = 0;
  const Engine engine;
  for (const FunctionDef* def : engine.functions()) {
    CHECK_MESSAGE(!def->examples.empty(), def->name);
    for (const FunctionExample& e : def->examples) {
      CAPTURE(e.expression);
      CAPTURE(e.attributes);
      ++run;
      const auto program = compile(e.expression, def->dialects.front());
      if (!program) {
        REQUIRE(e.expect == Expect::error);
        CHECK(program.diagnostics().front().code == e.result);
        continue;
      }
      Context context;
      if (!e.now.empty()) context.now = DateTimeTicks{time::parse_iso_instant(e.now)->ticks};
      if (e.expect != Expect::error) context.default_domain = "contoso.com";
      context.parameters["DomainFQDN"] = "contoso.com";
      const Outcome o = program->evaluate(record_of(e.attributes), context);
      if (e.expect == Expect::error)
        CHECK(o.error.code == e.result);
      else if (e.expect == Expect::null)
        CHECK(o.kind == OutcomeKind::null);
      else if (e.expect == Expect::ignored)
        CHECK((o.kind == OutcomeKind::ignored || o.kind == OutcomeKind::ignored_object));
      else {
        REQUIRE_MESSAGE(o.kind == OutcomeKind::value, o.error.message);
        if (e.result.empty()) continue;  // random: only that there is a value
        const Value expected = parse(e.result);
        if (o.value.kind() == ValueKind::date_time)
          CHECK(o.value.to_text() == expected.to_text());
        else
          CHECK(o.value.to_json() == expected.to_json());
      }
    }
  }
  CHECK(run > 100);
}

TEST_CASE("every code is complete, and its example gives it") {
  std::set<std::string_view> ids, slugs;
  std::size_t run = 0;
  for (const diag::CodeDef* code : diag::all_codes()) {
    CAPTURE(code->id);
    CHECK(ids.insert(code->id).second);
    CHECK(slugs.insert(code->slug).second);
    CHECK(code->message.size() > 0);
    CHECK(code->page.size() > 20);
    CHECK(diag::find_code(code->id) == code);
    CHECK(diag::find_code(code->slug) == code);
    if (code->example.expression.empty() || code->stage == Stage::input) continue;
    // Compiling does not lint: tests/unit/check runs these.
    const auto lints = diag::lint_codes();
    if (std::find(lints.begin(), lints.end(), code) != lints.end()) continue;
    ++run;
    const std::string id(code->id);
    bool found = false;
    for (const Dialect dialect : {Dialect::provisioning, Dialect::cloudsync, Dialect::connect}) {
      if (codes_of(code->example.expression, code->example.attributes, dialect).count(id) == 0) continue;
      found = true;
      if (!code->example.fixed.empty()) {
        const auto fixed = compile(code->example.fixed, dialect);
        CHECK_MESSAGE((fixed.ok() && fixed.diagnostics().empty()), code->example.fixed);
      }
      break;
    }
    CHECK_MESSAGE(found, code->example.expression << " does not give " << id);
  }
  CHECK(run > 50);
}

TEST_CASE("Graph's parameter keys are those of exported schemas") {
  const Engine engine;
  auto keys = [&](std::string_view function) {
    std::string text;
    for (const FunctionDef* def : engine.functions())
      if (def->name == function)
        for (const Parameter& p : def->parameters)
          text += (text.empty() ? "" : " ") + (p.graph_key.empty() ? p.name : p.graph_key);
    return text;
  };
  CHECK(keys("Append") == "source suffix");
  CHECK(keys("Prepend") == "prefix source");
  CHECK(keys("Join") == "separator source");
  CHECK(keys("Mid") == "source start length");
  CHECK(keys("Left") == "source length");
  CHECK(keys("Replace") ==
        "source Find RegularExpression RegularExpressionGroupName Replacement ReplacementPropertyName Template");
  CHECK(keys("Switch") == "source defaultValue switchValue switchValue");
  CHECK(keys("IIF") == "one four five");
  CHECK(keys("BitAnd") == "left right");
  CHECK(keys("Item") == "source index");
  CHECK(keys("Split") == "source delimiter");
  CHECK(keys("DateFromNum") == "source");
  CHECK(keys("Error") == "message");
  for (const char* f : {"Not", "IsPresent", "Trim", "RemoveDuplicates", "StripSpaces", "NormalizeDiacritics",
                        "SingleAppRoleAssignment", "AppRoleAssignmentsComplex"})
    CHECK_MESSAGE(keys(f) == "source", f);
}
