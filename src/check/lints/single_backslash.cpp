#include "check/lints/lints.hpp"

namespace attrmap::check::lints {
namespace {

/// Stars and underscores have a finding of their own: Markdown escapes them.
bool stays_a_backslash(char next) {
  return next > ' ' && next < 0x7F && next != '\\' && next != '"' && next != '*' && next != '_';
}

}  // namespace

void single_backslash(const Pass& pass, NodeId id) {
  if (!pass.is_string(id)) return;
  const Node& node = pass[id];
  const std::string_view typed = pass.ast.text_of(node.span);
  for (std::size_t i = 0; i + 1 < typed.size(); ++i) {
    if (typed[i] != '\\') continue;
    const char next = typed[++i];  // of \\ and \" the second character is passed over
    if (!stays_a_backslash(next)) continue;
    pass.report(diag::kSingleBackslash, node.span, std::string_view(&next, 1), node.text);
    return;  // once a text
  }
}

}  // namespace attrmap::check::lints
