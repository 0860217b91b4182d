#include "check/lints/lints.hpp"

namespace attrmap::check::lints {

void format_without_styles(const Pass& pass, NodeId id) {
  if (pass.calls(id, "FormatDateTime") && pass.children(id).size() == 3)
    pass.report(diag::kFormatWithoutStyles, pass[id].name);
}

}  // namespace attrmap::check::lints
