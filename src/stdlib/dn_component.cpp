#include "base/unicode.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/ldap.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val dn = func::text_arg(args, 0, cx);
  if (!dn.is_text()) return dn;
  const auto number = func::integer_arg(args, 1, cx);
  if (!number || !cx.charge(args.node(), dn.size >> 4)) return Val::of_kind(Val::failed);
  const auto value = text::dn_component(dn.str(), *number, cx.arena);
  if (!value) return Val();
  if (is_part_of(*value, dn)) return cut_of(*value, dn);
  return func::text_result(*value, is_ascii(*value), args.node(), cx);  // unescaped: `\C3\A9` is not ASCII
}

void prepare(func::Prepare& p) { prepare_integer(p, 1); }

}  // namespace

const func::Builtin& dn_component_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "DNComponent",
              .category = Category::text,
              .dialects = {Dialect::cloudsync},
              .parameters = {{.name = "dn",
                              .type = Type::reference,
                              .description = "distinguished name, such as CRef([dn])"},
                             {.name = "componentNumber",
                              .type = Type::integer,
                              .description = "which component, from 1 on the left"}},
              .summary = "Gives the value of one component of a distinguished name.",
              .reading = "take the value of component {componentNumber} of the distinguished name",
              .notes = "Without the attribute type: of `cn=Joe,ou=Sales` component 1 is `Joe`. Inferred: LDAP escapes "
                       "(`\\,`, `\\2C`, quotes) are honoured when cutting and undone in the value; a number outside "
                       "the name gives null; null gives null. A list is an error.",
              .examples = {{.expression = R"(DNComponent(CRef([dn]), 1))",
                            .attributes = R"({"dn": "cn=Joe,ou=Sales,dc=contoso,dc=com"})",
                            .result = R"("Joe")"},
                           {.expression = R"(DNComponent([dn], 1))",
                            .attributes = R"({"dn": "CN=Sales\\, West,OU=Groups,DC=contoso"})",
                            .result = R"("Sales, West")"},
                           {.expression = R"(DNComponent("cn=Joe,dc=com", 3))", .expect = Expect::null},
                           {.expression = R"(DNComponent([dn], 1))", .expect = Expect::null}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
