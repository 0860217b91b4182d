// The operators that provisioning and cloud sync know: comparisons and `&`.
#pragma once
#include "func/node.hpp"
#include "syntax/ast.hpp"

namespace attrmap::program {

/// The function that runs `op`; null for the operators of Connect Sync, which the parser refuses.
func::Run run_operator(syntax::Op op);

}  // namespace attrmap::program
