// A list of one value.
#pragma once
#include "value/val.hpp"

namespace attrmap::mapping {

inline Val list_of(const Val& value, Arena& arena) {
  Val* one = arena.array<Val>(1);
  *one = value;
  return Val::of_list({one, 1});
}

}  // namespace attrmap::mapping
