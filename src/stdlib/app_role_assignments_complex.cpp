#include "stdlib/all.hpp"
#include "stdlib/role_support.hpp"

namespace attrmap::stdlib {

const func::Builtin& app_role_assignments_complex_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "AppRoleAssignmentsComplex",
              .category = Category::identity,
              .parameters = {{.name = "appRoleAssignments",
                              .type = Type::list,
                              .description = "the attribute [appRoleAssignments] itself",
                              .graph_key = "source"}},
              .result = Type::list,
              .summary = "Turns all of the user's app roles into SCIM role objects.",
              .reading = "make each app role a SCIM role object",
              .notes = "Gives one object a role, in order, with the members primary (false), type "
                       "(WindowsAzureActiveDirectoryRole), display and value; a member that the assignment does not "
                       "state is left out. For role names given as plain texts both are the text. No roles give null. "
                       "The service only adds roles with this function: one that is taken away stays in the target.",
              .deterministic = false,
              .examples =
                  {{.expression = "AppRoleAssignmentsComplex([appRoleAssignments])",
                    .attributes =
                        R"({"appRoleAssignments": [{"appRoleValue": "dev", "appRoleDisplayName": "Developer"}]})",
                    .result =
                        R"([{"primary": false, "type": "WindowsAzureActiveDirectoryRole", "display": "Developer", "value": "dev"}])"},
                   {.expression = "AppRoleAssignmentsComplex([appRoleAssignments])",
                    .attributes = R"({"appRoleAssignments": ["Admin"]})",
                    .result =
                        R"([{"primary": false, "type": "WindowsAzureActiveDirectoryRole", "display": "Admin", "value": "Admin"}])"},
                   {.expression = "AppRoleAssignmentsComplex([appRoleAssignments])", .expect = Expect::null}},
          },
      .apply = complex_roles,
      .prepare = prepare_roles,
      .repeatable = true,
      .reads_roles = true,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
