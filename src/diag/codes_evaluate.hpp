// Codes of the evaluate stage.
#pragma once
#include "diag/code.hpp"

namespace attrmap::diag {

std::span<const CodeDef* const> evaluate_codes();

}  // namespace attrmap::diag
