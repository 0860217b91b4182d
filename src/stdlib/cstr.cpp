#include "func/coerce.hpp"
#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) { return func::text_arg(args, 0, cx); }

}  // namespace

const func::Builtin& cstr_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "CStr",
              .category = Category::conversion,
              .parameters = {{.name = "value", .type = Type::any, .description = "integer, boolean or reference"}},
              .summary = "Converts a value to text.",
              .reading = "make it a text",
              .notes = "An integer gives its decimal digits, a boolean `True` or `False`, a date-time its text form "
                       "`M/d/yyyy h:mm:ss tt` in UTC; text stays as it is. Null gives null (inferred). A list is an "
                       "error.",
              .examples = {{.expression = R"(CStr([dn]))",
                            .attributes = R"({"dn": "cn=Joe,dc=contoso,dc=com"})",
                            .result = R"("cn=Joe,dc=contoso,dc=com")"},
                           {.expression = R"(CStr(&HFF))", .result = R"("255")"},
                           {.expression = R"(CStr([accountEnabled]))",
                            .attributes = R"({"accountEnabled": true})",
                            .result = R"("True")"},
                           {.expression = R"(CStr([dn]))", .expect = Expect::null}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
