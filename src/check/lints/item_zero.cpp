#include "check/lints/lints.hpp"

namespace attrmap::check::lints {

void item_zero(const Pass& pass, NodeId id) {
  if (!pass.calls(id, "Item")) return;
  const NodeId index = pass.children(id)[1];
  if (pass.integer(index) != 0) return;
  auto& d = pass.report(diag::kItemZero, pass[index].span);
  d.fix = "1";
  d.has_fix = true;
}

}  // namespace attrmap::check::lints
