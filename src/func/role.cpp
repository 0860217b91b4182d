#include "func/role.hpp"

#include <cstring>

namespace attrmap::func {
namespace {

/// What a member says; null: nothing, or nothing more. Comparing texts of a known size takes no call.
inline Val* part(std::string_view name, Role& role) {
  const auto is = [&](std::string_view known) { return std::memcmp(name.data(), known.data(), known.size()) == 0; };
  switch (name.size()) {
    case 5: return is("value") && role.value.is_null() ? &role.value : nullptr;
    case 7: return is("display") && role.display.is_null() ? &role.display : nullptr;
    case 9: return is("appRoleId") ? &role.id : nullptr;
    case 11: return is("displayName") && role.display.is_null() ? &role.display : nullptr;
    case 12: return is("appRoleValue") ? &role.value : nullptr;
    case 18: return is("appRoleDisplayName") ? &role.display : nullptr;
    default: return nullptr;
  }
}

/// The text of a member; null when it is empty, absent or no scalar.
inline Val scalar_text(const Val& value, Arena& arena) {
  if (value.is_text() && value.size != 0) [[likely]]
    return value;
  if (value.is_null_or_empty() || value.kind == Val::list || value.kind == Val::object) return Val();
  return to_text(value, arena);
}

}  // namespace

void read_role(const Val& assignment, Role& role, Arena& arena) {
  role = Role();
  if (assignment.is_text() && assignment.size != 0) role.value = role.display = assignment;
  if (assignment.kind != Val::object) return;
  for (const Member& m : assignment.fields()) {
    Val* const to = part(m.name, role);
    if (to != nullptr) *to = scalar_text(m.value, arena);
  }
  if (role.id.size == kDefaultAccess.size() && role.id.str() == kDefaultAccess) role = Role();
}

}  // namespace attrmap::func
