#include "stdlib/all.hpp"
#include "stdlib/role_support.hpp"

namespace attrmap::stdlib {

const func::Builtin& assertive_app_role_assignments_complex_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "AssertiveAppRoleAssignmentsComplex",
              .category = Category::identity,
              .parameters = {{.name = "appRoleAssignments",
                              .type = Type::list,
                              .description = "the attribute [appRoleAssignments] itself",
                              .graph_key = "source"}},
              .result = Type::list,
              .summary = "Turns all of the user's app roles into SCIM role objects that replace those in the target.",
              .reading = "make each app role a SCIM role object; together they replace the roles in the target",
              .notes = "The value is that of AppRoleAssignmentsComplex; the difference lies in the request: roles are "
                       "replaced instead of added, so roles taken away go, and so do roles that the target had on its "
                       "own. Documented with the customisation of attributes, not in the functions reference.",
              .deterministic = false,
              .examples =
                  {{.expression = "AssertiveAppRoleAssignmentsComplex([appRoleAssignments])",
                    .attributes =
                        R"({"appRoleAssignments": [{"appRoleValue": "dev", "appRoleDisplayName": "Developer"}]})",
                    .result =
                        R"([{"primary": false, "type": "WindowsAzureActiveDirectoryRole", "display": "Developer", "value": "dev"}])"},
                   {.expression = "AssertiveAppRoleAssignmentsComplex([appRoleAssignments])", .expect = Expect::null}},
          },
      .apply = complex_roles,
      .prepare = prepare_roles,
      .repeatable = true,
      .reads_roles = true,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
