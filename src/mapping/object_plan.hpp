// What a mapping makes of one source object: the hand-over from the mapping engine to whoever sends it (SCIM, `map`).
#pragma once
#include <string>
#include <vector>

#include "schema/model.hpp"
#include "value/val.hpp"

namespace attrmap::mapping {

/// The result of one attribute mapping for one object, in mapping order.
struct MappedAttribute {
  enum class State : std::uint8_t { value, null, ignored, error };
  const schema::AttributeMapping* mapping = nullptr;
  const schema::AttributeDefinition* target = nullptr;  ///< definition of the target attribute
  State state = State::null;
  /// Coerced to the target's type: text, boolean, integer, list of these, or list of role objects (members primary,
  /// type, display, value, and appRoleId in `id`). Lives as long as the evaluation's arena.
  Val value;
  bool from_default = false;  ///< the mapping's or the definition's default filled in
};

}  // namespace attrmap::mapping
