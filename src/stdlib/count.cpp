#include "stdlib/all.hpp"
#include "stdlib/list_support.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation&) {
  const Val attribute = args[0];
  return Val::of_integer(static_cast<std::int64_t>(values_of(attribute).size()));
}

}  // namespace

const func::Builtin& count_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Count",
              .category = Category::list,
              .parameters = {{.name = "attribute", .type = Type::list, .description = "a multi-valued attribute"}},
              .result = Type::integer,
              .summary = "Counts the values of a multi-valued attribute.",
              .reading = "count its values",
              .notes = "Null gives 0. A single value counts as one, the empty text too (inferred).",
              .examples = {{.expression = "Count([proxyAddresses])",
                            .attributes = R"({"proxyAddresses": ["a", "b", "c"]})",
                            .result = "3"},
                           {.expression = "Count([proxyAddresses])", .result = "0"},
                           {.expression = "Count([mail])", .attributes = R"({"mail": "a@b"})", .result = "1"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
