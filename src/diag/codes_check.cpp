#include "diag/codes_check.hpp"

namespace attrmap::diag {

std::span<const CodeDef* const> check_codes() { return {}; }

}  // namespace attrmap::diag
