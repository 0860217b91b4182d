#include "diag/codes_input.hpp"

namespace attrmap::diag {

std::span<const CodeDef* const> input_codes() { return {}; }

}  // namespace attrmap::diag
