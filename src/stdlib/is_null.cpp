#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation&) { return Val::of_boolean(args[0].is_null()); }

}  // namespace

const func::Builtin& is_null_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "IsNull",
              .category = Category::logic,
              .parameters = {{.name = "expression", .type = Type::any, .description = "value to test"}},
              .result = Type::boolean,
              .summary = "Tells whether a value is null, that is, whether the attribute is absent.",
              .reading = "{expression} is null",
              .notes = "The empty text is not null, nor is an empty list; IsNullOrEmpty takes all three alike.",
              .examples = {{.expression = "IsNull([displayName])", .result = "true"},
                           {.expression = "IsNull([displayName])",
                            .attributes = R"({"displayName": ""})",
                            .result = "false"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
