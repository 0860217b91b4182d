// What a text argument may be, where that is a known set.
#pragma once
#include <string>
#include <vector>

#include "attrmap/function.hpp"

namespace attrmap::repl {

std::vector<std::string> known_values(const Parameter& parameter);

}  // namespace attrmap::repl
