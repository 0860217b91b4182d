// Codes of the input stage.
#pragma once
#include "diag/code.hpp"

namespace attrmap::diag {

std::span<const CodeDef* const> input_codes();

}  // namespace attrmap::diag
