// Results to values of the target attribute's type.
#pragma once
#include <optional>
#include <string_view>

#include "attrmap/diagnostic.hpp"
#include "schema/model.hpp"
#include "value/val.hpp"

namespace attrmap::mapping {

/// `value` becomes one of the type: a Boolean, an integer, a text; of a multi-valued target a list of them. Null, ""
/// and an empty list are left as they are. References stay source ids. Role objects pass. On an error (E450, E451) the
/// value is void. `show_values`: the message may quote it.
std::optional<Diagnostic> coerce(Val& value, schema::AttributeType type, bool multivalued, bool show_values,
                                 Arena& arena);

}  // namespace attrmap::mapping
