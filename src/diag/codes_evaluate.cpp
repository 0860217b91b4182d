#include "diag/codes_evaluate.hpp"

namespace attrmap::diag {

std::span<const CodeDef* const> evaluate_codes() { return {}; }

}  // namespace attrmap::diag
