#include "support.hpp"

using namespace attrmap;

namespace {
CustomFunction reverse() {
  return {.definition = {.name = "Reverse",
                         .parameters = {{.name = "source", .description = "text to turn round"}},
                         .summary = "Turns a text round.",
                         .per_value = true},
          .evaluate = [](std::span<const Value> arguments, const Context&) -> FunctionResult {
            if (arguments[0].is_null()) return {};
            std::string text = arguments[0].to_text();
            if (text == "throw") throw std::runtime_error("thrown");
            if (text == "fail") return {.error = "cannot reverse this"};
            return {.value = Value(std::string(text.rbegin(), text.rend()))};
          }};
}
Result<Engine> with(CustomFunction f) {
  EngineOptions options;
  options.functions.push_back(std::move(f));
  return Engine::create(options);
}
}  // namespace

TEST_CASE("a custom function is called, checked, suggested and applied per value like a built-in one") {
  const auto engine = with(reverse());
  REQUIRE(engine);
  const auto program = engine->compile("Append(Reverse([a]), \"!\")");
  REQUIRE(program);
  CHECK(program->evaluate(MapRecord().set("a", "abc")).value.text() == "cba!");
  CHECK(program->evaluate(MapRecord().set("a", Value(Value::List{"ab", "cd"}))).value ==
        Value(Value::List{"ba!", "dc!"}));
  CHECK(program->evaluate(MapRecord()).kind == OutcomeKind::null);
  CHECK(engine->compile("Reverse()").diagnostics()[0].code == "E202");
  CHECK(engine->compile("Revers([a])").diagnostics()[0].help.find("Reverse") != std::string::npos);
}

TEST_CASE("its errors and exceptions become evaluation errors") {
  const auto program = with(reverse())->compile("Reverse([a])");
  const Outcome failed = program->evaluate(MapRecord().set("a", "fail"));
  CHECK(failed.error.code == "E423");
  CHECK(failed.error.message.find("cannot reverse this") != std::string::npos);
  CHECK(program->evaluate(MapRecord().set("a", "throw")).error.code == "E423");
}

TEST_CASE("names are taken once, ignoring case, and an implementation is needed") {
  CustomFunction taken = reverse();
  taken.definition.name = "append";
  CHECK(with(taken).diagnostics().at(0).code == "E230");
  CustomFunction empty = reverse();
  empty.evaluate = nullptr;
  CHECK_FALSE(with(empty).ok());
}

TEST_CASE("SelectUniqueValue asks the host, in order, until a value is free") {
  std::vector<std::string> asked;
  Context context;
  context.is_taken = [&](std::string_view v) {
    asked.emplace_back(v);
    return v != "c";
  };
  CHECK(text_of(R"(SelectUniqueValue("a", [none], "", "c", Error("never asked")))", {}, context) == "c");
  CHECK(asked == std::vector<std::string>{"a", "c"});
  CHECK(text_of(R"(SelectUniqueValue("a", "b"))", {}, context) == "<error E410>");
}
