// Codes of the check stage.
#pragma once
#include "diag/code.hpp"

namespace attrmap::diag {

std::span<const CodeDef* const> check_codes();

}  // namespace attrmap::diag
