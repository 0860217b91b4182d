#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation&) { return Val::of_boolean(args[0].is_null()); }

}  // namespace

const func::Builtin& is_nothing_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "IsNothing",
              .category = Category::logic,
              .evidence = Evidence::inferred,
              .parameters = {{.name = "source", .type = Type::any, .description = "value to test"}},
              .result = Type::boolean,
              .summary = "Tells whether a value is null.",
              .reading = "{source} is null",
              .notes = "Occurs in Graph's function list without a description; taken to be IsNull.",
              .examples = {{.expression = "IsNothing([displayName])", .result = "true"},
                           {.expression = "IsNothing([displayName])",
                            .attributes = R"({"displayName": ""})",
                            .result = "false"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
