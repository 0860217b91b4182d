#include "func/coerce.hpp"
#include "stdlib/all.hpp"
#include "stdlib/constant_support.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const auto left = func::integer_arg(args, 0, cx);
  if (!left) return Val::of_kind(Val::failed);
  const auto right = func::integer_arg(args, 1, cx);
  if (!right) return Val::of_kind(Val::failed);
  return Val::of_integer(*left & *right);
}

void prepare(func::Prepare& p) {
  check_integer(p, 0);
  check_integer(p, 1);
}

}  // namespace

const func::Builtin& bit_and_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "BitAnd",
              .category = Category::logic,
              .parameters = {{.name = "value1",
                              .type = Type::integer,
                              .description = "a number, also as text",
                              .graph_key = "left"},
                             {.name = "value2",
                              .type = Type::integer,
                              .description = "the mask; may be written in hexadecimal: &HF7",
                              .graph_key = "right"}},
              .result = Type::integer,
              .summary = "Keeps the bits that are set in both numbers.",
              .reading = "keep the bits that {value2} has, too",
              .notes = "Works on 64-bit integers; negative numbers are two's complement. Text that holds a number is "
                       "accepted. Null, other text and a list are errors (width and conversions are inferred).",
              .examples = {{.expression = "BitAnd(&HF, &HF7)", .result = "7"},
                           {.expression = "BitAnd([userAccountControl], 2)",
                            .attributes = R"({"userAccountControl": "514"})",
                            .result = "2"},
                           {.expression = "BitAnd(-1, 255)", .result = "255"},
                           {.expression = "BitAnd([a], 1)", .result = "E401", .expect = Expect::error}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
