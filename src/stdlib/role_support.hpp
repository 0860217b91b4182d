// App role assignments as the role functions read them.
#pragma once
#include <optional>
#include <span>

#include "func/builtin.hpp"
#include "func/role.hpp"

namespace attrmap::stdlib {

using func::Role;

/// Reports an argument that is no attribute: the functions read the structure of the assignments.
void prepare_roles(func::Prepare& p);

/// The roles of argument 0, in order, in the arena. An assignment is a text (the role's name) or an object with
/// appRoleValue or value, and appRoleDisplayName, displayName or display. Default Access (an all-zero appRoleId) and
/// assignments that name no role give nothing. nullopt: the evaluation holds the error.
std::optional<std::span<const Role>> roles_arg(const func::Args& args, func::Evaluation& cx);

/// A list of `{primary, type, display, value}`; null without roles.
Val complex_roles(const func::Args& args, func::Evaluation& cx);

}  // namespace attrmap::stdlib
