#include "check/lints/lints.hpp"

namespace attrmap::check::lints {

void format_without_styles(const Pass& pass, NodeId id) {
  // The page on cloud sync documents three arguments.
  if (pass.options.dialect == Dialect::provisioning && pass.calls(id, "FormatDateTime") &&
      pass.children(id).size() == 3)
    pass.report(diag::kFormatWithoutStyles, pass[id].name);
}

}  // namespace attrmap::check::lints
