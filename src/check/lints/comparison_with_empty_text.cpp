#include "check/lints/lints.hpp"

namespace attrmap::check::lints {

void comparison_with_empty_text(const Pass& pass, NodeId id) {
  const Node& node = pass[id];
  if (node.kind != NodeKind::binary || (node.op != syntax::Op::equal && node.op != syntax::Op::not_equal)) return;
  for (const NodeId side : pass.children(id)) {
    if (!pass.is_string(side) || !pass[side].text.empty()) continue;
    // Only an attribute's empty text fails the comparison; that of a function is equal to "".
    const NodeId other = pass.children(id)[side == pass.children(id)[0] ? 1 : 0];
    if (pass[other].kind == NodeKind::attribute) pass.report(diag::kEmptyComparison, node.span);
    return;
  }
}

}  // namespace attrmap::check::lints
