// Scratch: the memory that evaluations on one thread reuse.
#pragma once
#include "base/arena.hpp"
#include "regex/regex.hpp"

namespace attrmap::func {

struct Scratch {
  Arena arena;
  regex::Scratch regex;
};

}  // namespace attrmap::func
