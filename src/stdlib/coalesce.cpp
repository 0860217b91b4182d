#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation&) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    const Val value = args[i];
    if (!value.is_null() && !(value.kind == Val::list && value.size == 0)) return value;
  }
  return Val();
}

}  // namespace

const func::Builtin& coalesce_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Coalesce",
              .category = Category::logic,
              .parameters = {{.name = "source",
                              .type = Type::any,
                              .description = "values in order of preference; the last may be a default",
                              .repeats = true}},
              .result = Type::any,
              .summary = "Gives the first argument that is not null.",
              .reading = "the first of these that is not null",
              .notes = "Only null is skipped: \"\" is a value and is returned. Without a default, all null gives null. "
                       "An empty list counts as null, other lists are returned whole (inferred). All arguments are "
                       "evaluated, so an error in a later one is an error.",
              .examples = {{.expression = "Coalesce([mail], [userPrincipalName])",
                            .attributes = R"({"userPrincipalName": "John.Doe@contoso.com"})",
                            .result = R"("John.Doe@contoso.com")"},
                           {.expression = R"(Coalesce([a], [b], "fallback"))", .result = R"("fallback")"},
                           {.expression = "Coalesce([a], [b])",
                            .attributes = R"({"a": "", "b": "x"})",
                            .result = R"("")"},
                           {.expression = "Coalesce([a], [b])", .expect = Expect::null}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
