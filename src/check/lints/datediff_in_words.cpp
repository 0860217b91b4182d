#include "check/date_comparison.hpp"
#include "check/lints/lints.hpp"

namespace attrmap::check::lints {

void datediff_in_words(const Pass& pass, NodeId id) {
  const auto comparison = date_comparison(pass.ast, pass.checked.callee, id);
  if (!comparison) return;
  auto& d = pass.report(diag::kDateDiffInWords, pass[id].span, comparison->statement);
  d.notes.push_back("`DateDiff` is positive when its last argument is the later date");
  d.notes.push_back(comparison->examples);
}

}  // namespace attrmap::check::lints
