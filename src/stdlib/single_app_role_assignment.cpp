#include <algorithm>
#include <string>

#include "base/unicode.hpp"
#include "diag/codes_evaluate.hpp"
#include "stdlib/all.hpp"
#include "stdlib/role_support.hpp"

namespace attrmap::stdlib {
namespace {

/// The first few roles, for the error message: roles are names of the application's, not of the person's.
std::string names(std::span<const Role> roles) {
  constexpr std::size_t kMost = 5, kLongest = 60;
  std::string text;
  for (std::size_t i = 0; i < roles.size() && i < kMost; ++i) {
    const std::string name = replace_lone_surrogates(roles[i].text().str());
    std::size_t end = std::min(name.size(), kLongest);
    while (end > 0 && end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
    text += fmt::format("{}`{}{}`", i == 0 ? "" : ", ", name.substr(0, end), end < name.size() ? "..." : "");
  }
  return roles.size() > kMost ? text + ", ..." : text;
}

Val apply(const func::Args& args, func::Evaluation& cx) {
  const auto roles = roles_arg(args, cx);
  if (!roles) return Val::of_kind(Val::failed);
  if (roles->empty()) return Val();
  if (roles->size() > 1 && cx.context().multiple_roles == MultipleRoles::error)
    return cx.fail(diag::kMultipleRoles, args.span(0), roles->size(), names(*roles));
  const Role& role = roles->front();
  return cx.context().single_role_value == SingleRoleValue::display_name && !role.display.is_null() ? role.display
                                                                                                    : role.text();
}

}  // namespace

const func::Builtin& single_app_role_assignment_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "SingleAppRoleAssignment",
              .category = Category::identity,
              .parameters = {{.name = "appRoleAssignments",
                              .type = Type::list,
                              .description = "the attribute [appRoleAssignments] itself",
                              .graph_key = "source"}},
              .summary = "Gives the user's one app role as a text.",
              .reading = "take the name of the one app role",
              .notes =
                  "No assignment gives null. Several are not supported by the service: the documentation does not say "
                  "which one comes back, and a real job failed with the number found; so it is an error here unless "
                  "the "
                  "host sets Context::multiple_roles to `first`. An assignment is a role name, or an object whose "
                  "appRoleValue (else its display name) is taken; map --schema and plan take the display name first, "
                  "as hosts "
                  "may (Context::single_role_value). Default Access counts as no assignment.",
              .deterministic = false,
              .examples =
                  {{.expression = "SingleAppRoleAssignment([appRoleAssignments])",
                    .attributes = R"({"appRoleAssignments": ["Admin"]})",
                    .result = R"("Admin")"},
                   {.expression = "SingleAppRoleAssignment([appRoleAssignments])",
                    .attributes =
                        R"({"appRoleAssignments": [{"appRoleValue": "dev", "appRoleDisplayName": "Developer"}]})",
                    .result = R"("dev")"},
                   {.expression = "SingleAppRoleAssignment([appRoleAssignments])",
                    .attributes = R"({"appRoleAssignments": ["Admin", "Reader"]})",
                    .result = "E411",
                    .expect = Expect::error},
                   {.expression = "SingleAppRoleAssignment([appRoleAssignments])", .expect = Expect::null}},
          },
      .apply = apply,
      .prepare = prepare_roles,
      .repeatable = true,
      .reads_roles = true,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
