#include "diag/codes_evaluate.hpp"
#include "func/coerce.hpp"
#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val value = args[0];
  if (value.kind == Val::list)
    return cx.fail(diag::kListNotAllowed, args.span(0), args.function(), args.parameter(0), value.size);
  const auto truth = func::truth(value);
  if (!truth) return cx.fail(diag::kNotABoolean, args.span(0), args.function(), cx.shown(value));
  return Val::of_boolean(*truth);
}

}  // namespace

const func::Builtin& cbool_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "CBool",
              .category = Category::conversion,
              .parameters = {{.name = "expression",
                              .type = Type::any,
                              .description = "a comparison, a Boolean, a number, or their text"}},
              .result = Type::boolean,
              .summary = "Turns a comparison, a number or a text into True or False.",
              .reading = "{expression} is true",
              .notes = "A number is True unless it is 0. The texts True and False count in any case, numeric text "
                       "counts as its number, null is False; any other text and a list are errors (text and null are "
                       "inferred).",
              .examples = {{.expression = "CBool([attribute1] = [attribute2])",
                            .attributes = R"({"attribute1": "x", "attribute2": "x"})",
                            .result = "true"},
                           {.expression = "CBool(0)", .result = "false"},
                           {.expression = "CBool([a])", .result = "false"},
                           {.expression = "CBool([a])",
                            .attributes = R"({"a": "maybe"})",
                            .result = "E403",
                            .expect = Expect::error}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
