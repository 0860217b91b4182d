// One app role assignment of a record, as the role functions and the plans read it.
#pragma once
#include <string_view>

#include "value/val.hpp"

namespace attrmap::func {

/// appRoleId of an assignment to Default Access.
inline constexpr std::string_view kDefaultAccess = "00000000-0000-0000-0000-000000000000";

/// Every member of an assignment that counts for roles, or for whether somebody is assigned.
inline constexpr std::string_view kRoleMembers[] = {
    "appRoleId", "appRoleValue", "value", "appRoleDisplayName", "displayName", "display", "deletedDateTime"};

/// Texts, or null where the assignment does not say.
struct Role {
  Val id;  ///< appRoleId
  Val value;
  Val display;
  /// What names the role in a text: its value, else its display name.
  const Val& text() const { return value.is_null() ? display : value; }
};

/// An assignment is a text (the role's name) or an object with appRoleId, appRoleValue or value, and
/// appRoleDisplayName, displayName or display. Default Access and anything else give a role without a name. It is
/// written where the caller keeps it.
void read_role(const Val& assignment, Role& role, Arena& arena);

}  // namespace attrmap::func
