#include "check/lints/pattern.hpp"

#include "base/unicode.hpp"
#include "regex/parse.hpp"

namespace attrmap::check::lints {

std::optional<regex::Syntax> pattern_of(const Pass& pass, NodeId call) {
  if (!pass.calls(call, "Replace")) return std::nullopt;
  const auto arguments = pass.children(call);
  if (arguments.size() < 3 || !pass.is_string(arguments[2])) return std::nullopt;
  auto syntax = regex::parse(to_utf16(pass[arguments[2]].text));
  if (!syntax || syntax->root == regex::kNoNode) return std::nullopt;
  return std::move(*syntax);
}

regex::UnitSet units_of(const regex::Syntax& syntax, regex::NodeId id) {
  const regex::Node& node = syntax[id];
  if (node.kind == regex::NodeKind::literal) return regex::resolve(node.unit, node.ignore_case);
  if (node.kind == regex::NodeKind::set) return regex::resolve(syntax.classes, node.char_class);
  return {};
}

}  // namespace attrmap::check::lints
