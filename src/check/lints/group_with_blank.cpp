#include <algorithm>
#include "check/lints/lints.hpp"

#include "base/unicode.hpp"
#include "check/lints/pattern.hpp"

namespace attrmap::check::lints {
namespace {

/// The last part of what a group captures, repetitions opened.
regex::NodeId last_part(const regex::Syntax& syntax, regex::NodeId id) {
  while (id != regex::kNoNode) {
    const regex::Node& node = syntax[id];
    if (node.kind == regex::NodeKind::sequence) {
      regex::NodeId last = node.first_child;
      while (last != regex::kNoNode && syntax[last].next != regex::kNoNode) last = syntax[last].next;
      id = last;
    } else if (node.kind == regex::NodeKind::repeat || node.kind == regex::NodeKind::capture ||
               node.kind == regex::NodeKind::atomic)
      id = node.first_child;
    else
      return id;
  }
  return id;
}

/// A blank, or a class of white space only.
bool is_blank(const regex::Syntax& syntax, regex::NodeId id) {
  const regex::UnitSet units = units_of(syntax, id);
  return regex::contains(units, u' ') && !regex::contains(units, u'a') && !regex::contains(units, u'0') &&
         !regex::contains(units, u'.') && !regex::contains(units, u'-');
}

/// Does the group's text become the result, rather than being replaced?
bool is_result(const Pass& pass, std::span<const NodeId> arguments, const std::string& group) {
  if (arguments.size() > 5 && pass.is_string(arguments[3]) && pass[arguments[4]].kind == NodeKind::blank &&
      pass[arguments[5]].kind != NodeKind::blank)
    return pass[arguments[3]].text == group;
  return arguments.size() > 4 && pass[arguments[3]].kind == NodeKind::blank && pass.is_string(arguments[4]) &&
         pass[arguments[4]].text == "${" + group + "}";
}

}  // namespace

void group_with_blank(const Pass& pass, NodeId id) {
  const auto syntax = pattern_of(pass, id);
  if (!syntax) return;
  const auto arguments = pass.children(id);
  for (const regex::Node& node : syntax->nodes) {
    if (node.kind != regex::NodeKind::capture || node.slot <= 0 || node.first_child == regex::kNoNode) continue;
    const regex::Group& group = syntax->groups[static_cast<std::size_t>(node.slot)];
    const std::string name = group.name.empty() ? std::to_string(group.number) : from_utf16(group.name);
    const regex::NodeId last = last_part(*syntax, node.first_child);
    if (last == regex::kNoNode || !is_blank(*syntax, last) || !is_result(pass, arguments, name)) continue;
    pass.report(diag::kGroupWithBlank, pass[arguments[2]].span, name);
    return;
  }
}

}  // namespace attrmap::check::lints
