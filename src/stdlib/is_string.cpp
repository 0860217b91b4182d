#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation&) {
  const Val::Kind kind = args[0].kind;
  return Val::of_boolean(kind == Val::text || kind == Val::integer || kind == Val::boolean || kind == Val::date_time);
}

}  // namespace

const func::Builtin& is_string_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "IsString",
              .category = Category::logic,
              .evidence = Evidence::inferred,
              .parameters = {{.name = "expression", .type = Type::any, .description = "value to test"}},
              .result = Type::boolean,
              .summary = "Tells whether a value can become a text.",
              .reading = "{expression} can become a text",
              .notes = "True for texts, numbers, Booleans and date-times; False for null, lists and objects. The page "
                       "has one sentence and no example.",
              .examples = {{.expression = "IsString([a])", .attributes = R"({"a": "x"})", .result = "true"},
                           {.expression = "IsString([a])", .result = "false"},
                           {.expression = "IsString([a])", .attributes = R"({"a": ["x", "y"]})", .result = "false"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
