#include "check/lints/lints.hpp"

namespace attrmap::check::lints {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

void single_backslash(const Pass& pass, NodeId id) {
  if (!pass.is_string(id)) return;
  const Node& node = pass[id];
  const std::string_view typed = pass.ast.text_of(node.span);
  for (std::size_t i = 0; i + 1 < typed.size(); ++i) {
    if (typed[i] != '\\') continue;
    const char next = typed[++i];  // of \\ and \" the second character is passed over
    if (!is_letter_or_digit(next)) continue;
    pass.report(diag::kSingleBackslash, node.span, std::string_view(&next, 1), node.text);
    return;  // once a text
  }
}

}  // namespace attrmap::check::lints
