#include <algorithm>
#include "check/lints/lints.hpp"

namespace attrmap::check::lints {
namespace {

/// The letters of a .NET custom format that stand for something, without those that are quoted.
std::string specifiers(std::string_view format) {
  std::string letters;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '\\')
      ++i;
    else if (c == '\'' || c == '"')
      i = std::min(format.find(c, i + 1), format.size());
    else
      letters += c;
  }
  return letters;
}

}  // namespace

void hour_without_designator(const Pass& pass, NodeId id) {
  for (const NodeId format : date_formats(pass, id)) {
    const Node& node = pass[format];
    if (node.text.size() < 2) continue;  // a standard format
    const std::string letters = specifiers(node.text);
    if (letters.find('h') != letters.npos && letters.find('t') == letters.npos && letters.find('H') == letters.npos)
      pass.report(diag::kHourWithoutDesignator, node.span, node.text);
  }
}

}  // namespace attrmap::check::lints
