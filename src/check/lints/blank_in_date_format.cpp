#include "check/lints/lints.hpp"

namespace attrmap::check::lints {

void blank_in_date_format(const Pass& pass, NodeId id) {
  for (const NodeId format : date_formats(pass, id)) {
    const Node& node = pass[format];
    if (node.text.empty() || (node.text.front() != ' ' && node.text.back() != ' ')) continue;
    const auto first = node.text.find_first_not_of(' ');
    if (first == std::string::npos) continue;
    auto& d = pass.report(diag::kDateFormatBlanks, node.span, node.text);
    const std::string trimmed = node.text.substr(first, node.text.find_last_not_of(' ') - first + 1);
    if (trimmed.find_first_of("\\\"") != std::string::npos) continue;
    d.fix = "\"" + trimmed + "\"";
    d.has_fix = true;
  }
}

}  // namespace attrmap::check::lints
