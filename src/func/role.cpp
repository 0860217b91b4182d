#include "func/role.hpp"

namespace attrmap::func {
namespace {

/// The text of a member; null when it is empty, absent or no scalar.
Val scalar_text(const Val& value, Arena& arena) {
  if (value.is_null_or_empty() || value.kind == Val::list || value.kind == Val::object) return Val();
  return to_text(value, arena);
}

}  // namespace

Role read_role(const Val& assignment, Arena& arena) {
  Role role;
  if (assignment.is_text() && assignment.size != 0) role.value = role.display = assignment;
  if (assignment.kind != Val::object) return role;
  for (const Member& m : assignment.fields()) {
    if (m.name == "appRoleValue" || (m.name == "value" && role.value.is_null()))
      role.value = scalar_text(m.value, arena);
    else if (m.name == "appRoleDisplayName" ||
             ((m.name == "displayName" || m.name == "display") && role.display.is_null()))
      role.display = scalar_text(m.value, arena);
    else if (m.name == "appRoleId")
      role.id = scalar_text(m.value, arena);
  }
  return role.id.is_text() && role.id.str() == kDefaultAccess ? Role() : role;
}

}  // namespace attrmap::func
