#include "stdlib/all.hpp"
#include "stdlib/role_support.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const auto roles = roles_arg(args, cx);
  if (!roles) return Val::of_kind(Val::failed);
  if (roles->empty()) return Val();
  Val* texts = cx.arena.array<Val>(roles->size());
  Val* next = texts;
  for (const Role& role : *roles) *next++ = role.text();
  return Val::of_list({texts, roles->size()});
}

}  // namespace

const func::Builtin& app_role_assignments_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "AppRoleAssignments",
              .category = Category::identity,
              .evidence = Evidence::inferred,
              .parameters = {{.name = "appRoleAssignments",
                              .type = Type::list,
                              .description = "the attribute [appRoleAssignments] itself",
                              .graph_key = "source"}},
              .result = Type::list,
              .summary = "Gives all of the user's app roles as texts.",
              .reading = "take the name of each app role",
              .notes =
                  "Occurs in Graph's function list without a description. Each role is its value, else its display "
                  "name; no roles give null.",
              .deterministic = false,
              .examples =
                  {{.expression = "AppRoleAssignments([appRoleAssignments])",
                    .attributes =
                        R"({"appRoleAssignments": [{"appRoleValue": "dev"}, {"appRoleDisplayName": "Reader"}]})",
                    .result = R"(["dev", "Reader"])"},
                   {.expression = "AppRoleAssignments([appRoleAssignments])",
                    .attributes = R"({"appRoleAssignments": []})",
                    .expect = Expect::null}},
          },
      .apply = apply,
      .prepare = prepare_roles,
      .repeatable = true,
      .reads_roles = true,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
