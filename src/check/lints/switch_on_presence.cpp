#include "check/lints/lints.hpp"

namespace attrmap::check::lints {

void switch_on_presence(const Pass& pass, NodeId id) {
  if (!pass.calls(id, "Switch")) return;
  const NodeId source = pass.children(id).front();
  if (asks_for_presence(pass, source)) pass.report(diag::kSwitchOnPresence, pass[source].span, pass.print(source));
}

}  // namespace attrmap::check::lints
