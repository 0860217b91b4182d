// Lists as arguments: a single value counts as a list of one.
#pragma once
#include <span>

#include "func/builtin.hpp"

namespace attrmap::stdlib {

/// The values of `value`: none for null, itself for a single value. The span points into `value`.
inline std::span<const Val> values_of(const Val& value) {
  if (value.kind == Val::list) return value.values();
  if (value.is_null()) return {};
  return {&value, 1};
}

}  // namespace attrmap::stdlib
