#include "func/coerce.hpp"
#include "func/text_test.hpp"
#include "stdlib/all.hpp"
#include "stdlib/lazy_support.hpp"

namespace attrmap::stdlib {
namespace {

Val choose(const func::Node& node, const Val& value, func::Evaluation& cx) {
  const Val condition = as_operand(value, node, 0, cx);
  if (condition.kind == Val::failed || !cx.charge(node, 1)) return Val::of_kind(Val::failed);
  if (condition.kind == Val::list)
    return cx.fail(diag::kListNotAllowed, node.args[0]->span, node.builtin->def.name,
                   node.builtin->def.parameters[0].name, condition.size);
  const auto truth = func::truth(condition);
  if (!truth) return cx.fail(diag::kNotABoolean, node.args[0]->span, node.builtin->def.name, cx.shown(condition));
  return branch(node, *truth ? 1 : 2, cx);
}

Val run(const func::Node& node, func::Evaluation& cx) { return choose(node, cx.run(node.arg(0)), cx); }

/// The rule: a condition that is computed, and two branches.
Val run_choice(const func::Node& node, func::Evaluation& cx) {
  const func::Node& test = *node.args[0];
  const Val condition = test.run(test, cx);
  if (condition.kind != Val::boolean) [[unlikely]]
    return choose(node, condition, cx);
  if (!cx.charge(node, 1)) return Val::of_kind(Val::failed);
  return cx.run(*node.args[condition.number != 0 ? 1 : 2]);
}

/// By an attribute's text, without a call; costs what the comparison and the choice cost.
Val run_text_choice(const func::Node& node, func::Evaluation& cx) {
  const func::Truth truth = func::test_text(*node.args[0], cx);
  if (truth == func::Truth::unknown || !cx.try_charge(2)) [[unlikely]]
    return run_choice(node, cx);
  return cx.run(*node.args[truth == func::Truth::yes ? 1 : 2]);
}

void prepare(func::Prepare& p) {
  if (p.supplied(0) && p.node.args[0]->source == func::Source::run && p.supplied(1) && p.supplied(2))
    p.node.run = p.node.args[0]->test != func::TextTest::none ? run_text_choice : run_choice;
}

}  // namespace

const func::Builtin& iif_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "IIF",
              .category = Category::logic,
              .parameters = {{.name = "condition",
                              .type = Type::boolean,
                              .description = "usually a comparison: [a]=\"x\"",
                              .graph_key = "one"},
                             {.name = "valueIfTrue",
                              .type = Type::any,
                              .description = "result when the condition holds; blank: null",
                              .may_be_blank = true,
                              .graph_key = "four"},
                             {.name = "valueIfFalse",
                              .type = Type::any,
                              .description = "result when it does not; blank: null",
                              .may_be_blank = true,
                              .graph_key = "five"}},
              .result = Type::any,
              .summary = "Chooses between two values by a condition.",
              .notes =
                  "Only the chosen branch is evaluated. A comparison with null, or with an attribute that is the "
                  "empty text, is False (documented as a limitation): use IsNullOrEmpty or IsPresent for these. "
                  "Conditions may also be Booleans, the texts True and False in any case, or numbers (0 is False); "
                  "null is False; any other text and a list are errors. There is no AND or OR: nest IIF. A blank "
                  "branch is null (inferred); a branch may be IgnoreAttributeFlow or IgnoreObjectFlow.",
              .examples = {{.expression = R"(IIF([country]="USA", [country], [department]))",
                            .attributes = R"({"country": "CAN", "department": "Sales"})",
                            .result = R"("Sales")"},
                           {.expression = R"(IIF([country]="USA", IIF([state]="CA", "True", "False"), "False"))",
                            .attributes = R"({"country": "USA", "state": "CA"})",
                            .result = R"("True")"},
                           {.expression = R"(IIF([country]="", "none", ))", .expect = Expect::null},
                           {.expression = R"(IIF([department], "a", "b"))",
                            .attributes = R"({"department": "Sales"})",
                            .result = "E403",
                            .expect = Expect::error}},
          },
      .run = run,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
