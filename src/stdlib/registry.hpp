// The built-in functions alone: for tools that need no functions of a host.
#pragma once
#include "func/registry.hpp"

namespace attrmap::stdlib {

/// Made at the first call, from any thread; lives as long as the process.
const func::Registry& registry();

}  // namespace attrmap::stdlib
