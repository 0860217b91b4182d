// The operators that provisioning and cloud sync know: comparisons and `&`.
#pragma once
#include "func/node.hpp"
#include "syntax/ast.hpp"

namespace attrmap::program {

/// Sets what runs and writes the operation, for its arguments; `run` stays null for the operators of Connect Sync,
/// which the parser refuses.
void bind_operator(func::Node& node, syntax::Op op);

}  // namespace attrmap::program
