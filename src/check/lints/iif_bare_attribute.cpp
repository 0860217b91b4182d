#include "check/lints/lints.hpp"

namespace attrmap::check::lints {

void iif_bare_attribute(const Pass& pass, NodeId id) {
  if (!pass.calls(id, "IIF")) return;
  const Node& condition = pass[pass.children(id).front()];
  if (condition.kind == NodeKind::attribute) pass.report(diag::kIifBareAttribute, condition.span, condition.text);
}

}  // namespace attrmap::check::lints
