// Every limit has a case that hits it.
#include "support.hpp"

using namespace attrmap;

namespace {
Result<Program> compile(const Limits& limits, const std::string& expression) {
  EngineOptions options;
  options.limits = limits;
  return Engine::create(options)->compile(expression);
}
std::string run(const Limits& limits, const std::string& expression, const MapRecord& record = {}) {
  const auto program = compile(limits, expression);
  REQUIRE(program);
  const Outcome o = program->evaluate(record);
  return o.kind == OutcomeKind::error ? o.error.code : o.value.to_text();
}
std::string nested(std::size_t n, const std::string& open, const std::string& close) {
  std::string text;
  for (std::size_t i = 0; i < n; ++i) text += open;
  text += "[a]";
  for (std::size_t i = 0; i < n; ++i) text += close;
  return text;
}
}  // namespace

TEST_CASE("expression length in UTF-16 units") {
  CHECK(compile({}, "\"" + std::string(9'998, 'x') + "\"").ok());
  const auto too_long = compile({}, "\"" + std::string(9'999, 'x') + "\"");
  REQUIRE_FALSE(too_long.ok());
  CHECK(too_long.diagnostics()[0].message.find("10001") != std::string::npos);
  Limits off;
  off.expression_length = 0;
  CHECK(compile(off, "\"" + std::string(99'999, 'x') + "\"").ok());
}

TEST_CASE("nesting of calls, parentheses and operators") {
  Limits off;
  off.expression_length = 0;
  for (const auto& [open, close] : {std::pair{"Trim(", ")"}, std::pair{"(", ")"}, std::pair{"IIF(\"a\"=", ", 1, 2)"}}) {
    const auto program = compile(off, nested(100'000, open, close));
    REQUIRE_FALSE(program.ok());
    CHECK(program.diagnostics().size() == 1);
  }
  std::string chain = "[a]";
  for (int i = 0; i < 50'000; ++i) chain += "&[a]";
  EngineOptions options;
  options.limits.expression_length = 0;
  options.dialect = Dialect::cloudsync;
  CHECK_FALSE(Engine::create(options)->compile(chain).ok());
  CHECK(compile({}, nested(150, "Trim(", ")")).ok());
  Limits deepest;
  deepest.nesting = 100'000;  // counts as 1,000
  deepest.expression_length = 0;
  CHECK_FALSE(compile(deepest, nested(5'000, "Trim(", ")")).ok());
  const auto deep = compile(deepest, nested(900, "Trim(", ")"));
  REQUIRE(deep);
  CHECK(deep->evaluate(MapRecord().set("a", " x ")).value.text() == "x");
}

TEST_CASE("length of texts and lists") {
  Limits limits;
  limits.text_bytes = 100;
  limits.list_items = 5;
  CHECK(run(limits, "[a]", MapRecord().set("a", std::string(101, 'x'))) == "E428");
  CHECK(run(limits, R"(Join("", [a], [a]))", MapRecord().set("a", std::string(60, 'x'))) == "E416");
  CHECK(run(limits, R"(Append([a], [a]))", MapRecord().set("a", std::string(60, 'x'))) == "E416");
  CHECK(run(limits, R"(Replace([a], "x", , , "yyy", , ))", MapRecord().set("a", std::string(60, 'x'))) == "E416");
  CHECK(run(limits, R"(Replace([a], , "x", , "yyy", , ))", MapRecord().set("a", std::string(60, 'x'))) == "E416");
  CHECK(run(limits, R"(Replace("abc", "b", , , , , [a]))", MapRecord().set("a", std::string(60, 'b'))) == "E416");
  CHECK(run(limits, R"(ConvertToBase64([a]))", MapRecord().set("a", std::string(60, 'x'))) == "E416");
  CHECK(run(limits, R"(ConvertToUTF8Hex([a]))", MapRecord().set("a", std::string(60, 'x'))) == "E416");
  CHECK(run(limits, R"(Split([a], ","))", MapRecord().set("a", ",,,,,,,,")) == "E417");
  CHECK(run(limits, "[a]", MapRecord().set("a", Value(Value::List(6)))) == "E428");
}

TEST_CASE("cost") {
  Limits limits;
  limits.cost = 50;
  CHECK(run(limits, R"(Join("", [a], [a]))", MapRecord().set("a", std::string(600, 'x'))) == "E418");
  CHECK(run(limits, R"(Trim([l]))", MapRecord().set("l", Value(Value::List(100, Value("x"))))) == "E418");
  limits.cost = 0;
  CHECK(run(limits, R"(Join("", [a], "y"))", MapRecord().set("a", "x")) == "xy");
}

TEST_CASE("regular expressions stop") {
  CHECK(run({}, R"(Replace([a], , "(a+)+$", , "", , ))", MapRecord().set("a", std::string(40, 'a') + "b")) == "E415");
  CHECK(run({}, R"(Replace([a], , "(a+)+$", , "", , ))", MapRecord().set("a", std::string(40, 'a') + "ü")) == "E415");
}

TEST_CASE("NUL inside a text is a character like others") {
  const std::string nul("a\0b", 3);
  CHECK(run({}, R"(Join("-", [a], Len([a])))", MapRecord().set("a", nul)) == nul + "-3");
}
