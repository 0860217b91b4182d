#include "diag/codes_evaluate.hpp"
#include "func/coerce.hpp"
#include "stdlib/all.hpp"
#include "stdlib/constant_support.hpp"
#include "stdlib/list_support.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const auto index = func::integer_arg(args, 1, cx);
  if (!index) return Val::of_kind(Val::failed);
  const Val attribute = args[0];
  const auto values = values_of(attribute);
  if (*index < 1 || static_cast<std::uint64_t>(*index) > values.size())
    return cx.fail(diag::kIndexOutOfRange, args.span(1), args.function(), *index, values.size());
  return values[static_cast<std::size_t>(*index - 1)];
}

void prepare(func::Prepare& p) { check_integer(p, 1); }

}  // namespace

const func::Builtin& item_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Item",
              .category = Category::list,
              .parameters = {{.name = "attribute",
                              .type = Type::list,
                              .description = "a multi-valued attribute, or the result of Split",
                              .graph_key = "source"},
                             {.name = "index", .type = Type::integer, .description = "which value; the first is 1"}},
              .result = Type::any,
              .summary = "Gives one value of a list by its position, counted from 1.",
              .reading = "take value number {index}",
              .notes = "An index below 1 or beyond the last value is an error (documented for cloud sync); a null list "
                       "has no values, so every index is an error. A single value counts as a list of one (inferred).",
              .examples = {{.expression = "Item([proxyAddresses], 1)",
                            .attributes = R"({"proxyAddresses": ["SMTP:john.doe@contoso.com", "smtp:jd@contoso.com"]})",
                            .result = R"("SMTP:john.doe@contoso.com")"},
                           {.expression = R"(Item(Split([userPrincipalName], "@"), 2))",
                            .attributes = R"({"userPrincipalName": "jd@contoso.com"})",
                            .result = R"("contoso.com")"},
                           {.expression = "Item([proxyAddresses], 3)",
                            .attributes = R"({"proxyAddresses": ["a", "b"]})",
                            .result = "E407",
                            .expect = Expect::error},
                           {.expression = "Item([proxyAddresses], 1)", .result = "E407", .expect = Expect::error}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
