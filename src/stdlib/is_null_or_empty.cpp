#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation&) { return Val::of_boolean(args[0].is_null_or_empty()); }

}  // namespace

const func::Builtin& is_null_or_empty_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "IsNullOrEmpty",
              .category = Category::logic,
              .parameters = {{.name = "expression", .type = Type::any, .description = "value to test"}},
              .result = Type::boolean,
              .summary = "Tells whether a value is null or empty.",
              .reading = "{expression} is null or empty",
              .notes = "True for null, \"\" and an empty list (the list is inferred); white space is not empty. The "
                       "opposite of IsPresent. The documentation advises against it as the condition of IIF, yet "
                       "Microsoft's own mappings use it so, and it works here.",
              .examples = {{.expression = "IsNullOrEmpty([displayName])", .result = "true"},
                           {.expression = "IsNullOrEmpty([displayName])",
                            .attributes = R"({"displayName": ""})",
                            .result = "true"},
                           {.expression = "IsNullOrEmpty([displayName])",
                            .attributes = R"({"displayName": " "})",
                            .result = "false"},
                           {.expression = "IsNullOrEmpty([proxyAddresses])",
                            .attributes = R"({"proxyAddresses": []})",
                            .result = "true"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
