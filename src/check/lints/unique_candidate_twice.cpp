#include <map>
#include "check/lints/lints.hpp"

namespace attrmap::check::lints {

void unique_candidate_twice(const Pass& pass, NodeId id) {
  if (!pass.calls(id, "SelectUniqueValue")) return;
  std::map<std::string, std::size_t> seen;
  const auto candidates = pass.children(id);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::string text = pass.print(candidates[i]);
    if (text.find("Random") != text.npos || text.find("Guid") != text.npos) continue;
    const auto [first, is_new] = seen.emplace(text, i);
    if (is_new) continue;
    auto& d = pass.report(diag::kUniqueCandidateTwice, pass[candidates[i]].span, first->second + 1, i + 1);
    d.secondary.push_back({pass[candidates[first->second]].span, "the same candidate"});
  }
}

}  // namespace attrmap::check::lints
