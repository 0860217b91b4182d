#include "base/suggest.hpp"
#include "diag/codes_evaluate.hpp"
#include "func/coerce.hpp"
#include "stdlib/all.hpp"
#include "stdlib/list_support.hpp"
#include "text/casing.hpp"
#include "text/search.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  Val search = func::text_arg(args, 1, cx);
  if (search.kind == Val::failed) return search;
  bool ignore_case = false;
  const Val type = func::text_arg(args, 2, cx);
  if (type.kind == Val::failed) return type;
  if (type.is_text()) {
    ignore_case = equals_ignoring_ascii_case(type.str(), "CaseInsensitive");
    if (!ignore_case && !equals_ignoring_ascii_case(type.str(), "CaseSensitive"))
      return cx.fail(diag::kBadArgument, args.span(2), args.function(), args.parameter(2),
                     fmt::format("{} is neither CaseSensitive nor CaseInsensitive", cx.shown(type)));
  }
  if (search.is_null()) return Val::of_integer(0);
  const std::string_view sought = ignore_case ? text::to_upper(search.str(), cx.arena) : search.str();
  const Val attribute = args[0];
  std::int64_t index = 0;
  for (const Val& value : values_of(attribute)) {
    ++index;
    if (value.is_null()) continue;
    const Val item = to_text(value, cx.arena);
    if (!cx.charge(args.node(), 1 + (item.size >> 4))) return Val::of_kind(Val::failed);
    const std::string_view s = ignore_case ? text::to_upper(item.str(), cx.arena) : item.str();
    if (sought.empty() || text::instr(s, sought, 1, text::CompareType::binary, cx.arena).value_or(0) > 0)
      return Val::of_integer(index);
  }
  return Val::of_integer(0);
}

}  // namespace

const func::Builtin& contains_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Contains",
              .category = Category::list,
              .dialects = {Dialect::cloudsync},
              .parameters = {{.name = "attribute", .type = Type::list, .description = "values to look through"},
                             {.name = "search", .description = "text to look for inside each value"},
                             {.name = "casetype",
                              .description = "CaseSensitive (the default) or CaseInsensitive",
                              .required = false,
                              .constants = {"CaseSensitive", "CaseInsensitive"}}},
              .result = Type::integer,
              .summary = "Finds the first value that contains a text and gives its index, counted from 1.",
              .reading = "find the first value that contains {search}[, comparing {casetype}]: its place from 1 on, 0 "
                         "if there is none",
              .notes = "Gives 0 if no value contains the text, so that a condition reads `Contains(...)>0`. The cloud "
                       "sync page uses the function and does not describe it; the description is that of Connect Sync. "
                       "A null attribute or search gives 0, the empty text is contained in every value, a single value "
                       "counts as a list of one (inferred). References, which need an exact match in the service, are "
                       "treated as text.",
              .examples = {{.expression = R"(Contains([proxyAddresses], "SMTP:"))",
                            .attributes = R"({"proxyAddresses": ["smtp:a@contoso.com", "SMTP:b@contoso.com"]})",
                            .result = "2"},
                           {.expression = R"(Contains([proxyAddresses], "SMTP:", CaseInsensitive))",
                            .attributes = R"({"proxyAddresses": ["smtp:a@contoso.com", "SMTP:b@contoso.com"]})",
                            .result = "1"},
                           {.expression = R"(Contains([proxyAddresses], "SMTP:"))", .result = "0"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
