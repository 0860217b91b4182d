#include "check/lints/lints.hpp"

namespace attrmap::check::lints {

void coalesce_constant(const Pass& pass, NodeId id) {
  if (!pass.calls(id, "Coalesce")) return;
  const auto arguments = pass.children(id);
  for (std::size_t i = 0; i + 1 < arguments.size(); ++i) {
    const Node& node = pass[arguments[i]];
    if (node.kind != NodeKind::string && node.kind != NodeKind::integer) continue;
    pass.report(diag::kCoalesceConstant, node.span, pass.print(arguments[i]));
    return;
  }
}

}  // namespace attrmap::check::lints
