// The operators that provisioning and cloud sync know: comparisons and `&`.
#pragma once
#include "func/node.hpp"
#include "syntax/ast.hpp"

namespace attrmap::program {

/// The function that runs `op` for the arguments of the node; null for the operators of Connect Sync, which the parser
/// refuses.
func::Run run_operator(const func::Node& node, syntax::Op op);
/// What writes `op` as a part of a text; null for those that give no text.
func::Write write_operator(syntax::Op op);

}  // namespace attrmap::program
