#include "check/lints/lints.hpp"

namespace attrmap::check::lints {

void nested_switch(const Pass& pass, NodeId id) {
  if (!pass.calls(id, "Switch")) return;
  const auto outer = pass.children(id);
  if (!pass.calls(outer[1], "Switch")) return;
  const std::string source = pass.print(outer[0]);
  if (pass.print(pass.children(outer[1])[0]) == source) pass.report(diag::kNestedSwitch, pass[outer[1]].name, source);
}

}  // namespace attrmap::check::lints
