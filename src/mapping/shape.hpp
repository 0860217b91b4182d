// Values in the shape that SCIM bodies have.
#pragma once
#include "mapping/object.hpp"

namespace attrmap::mapping {

/// A list of one value.
Val list_of(const Val& value, Arena& arena);
/// Role objects with the label's key as the option has it.
Val shaped_roles(const Val& roles, const scim::Options& options, Arena& arena);
/// The value of an attribute as a new resource has it: roles so, a multi-valued target's one value as a list.
Val shaped(const Attribute& attribute, const Val& value, const scim::Options& options, Arena& arena);

}  // namespace attrmap::mapping
