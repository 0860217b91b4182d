#include "check/lints/lints.hpp"

namespace attrmap::check::lints {

void iif_on_presence(const Pass& pass, NodeId id) {
  if (!pass.calls(id, "IIF")) return;
  const NodeId condition = pass.children(id).front();
  if (pass.calls(condition, "IsPresent") || pass.calls(condition, "IsNullOrEmpty"))
    pass.report(diag::kIifPresence, pass[condition].span, pass.function(condition));
}

}  // namespace attrmap::check::lints
