#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation&) {
  return args[0].is_null_or_empty() ? Val::of_kind(Val::ignore_attribute) : args[0];
}

}  // namespace

const func::Builtin& ignore_flow_if_null_or_empty_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "IgnoreFlowIfNullOrEmpty",
              .category = Category::flow,
              .parameters = {{.name = "expression", .type = Type::any, .description = "the value that may flow"}},
              .result = Type::any,
              .summary = "Drops the attribute from the flow when its value is null or empty.",
              .reading = "let the attribute not flow at all if it is null or empty",
              .notes =
                  "Null, \"\" and an empty list (inferred) give the result *ignored*: the target attribute is left "
                  "alone. Any other value is passed on unchanged; white space is a value. Inside other functions "
                  "than IIF and Switch the ignore result is an error, so put it around the whole expression. Not "
                  "listed for cloud sync, where default mappings use it.",
              .examples = {{.expression = "IgnoreFlowIfNullOrEmpty([department])", .expect = Expect::ignored},
                           {.expression = "IgnoreFlowIfNullOrEmpty([department])",
                            .attributes = R"({"department": ""})",
                            .expect = Expect::ignored},
                           {.expression = "IgnoreFlowIfNullOrEmpty([department])",
                            .attributes = R"({"department": "Sales"})",
                            .result = R"("Sales")"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
