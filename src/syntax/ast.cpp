#include "syntax/ast.hpp"

#include <utility>

namespace attrmap::syntax {

std::string_view spelling(Op op) {
  switch (op) {
    case Op::equal: return "=";
    case Op::not_equal: return "<>";
    case Op::less: return "<";
    case Op::less_equal: return "<=";
    case Op::greater: return ">";
    case Op::greater_equal: return ">=";
    case Op::concat: return "&";
    case Op::add: return "+";
    case Op::subtract: return "-";
    case Op::multiply: return "*";
    case Op::logical_and: return "&&";
    case Op::logical_or: return "||";
  }
  return "=";
}

bool same_tree(const Ast& a, const Ast& b) {
  if (a.root == kNoNode || b.root == kNoNode) return a.root == b.root;
  std::vector<std::pair<NodeId, NodeId>> open{{a.root, b.root}};
  while (!open.empty()) {
    const auto [left, right] = open.back();
    open.pop_back();
    const Node& x = a[left];
    const Node& y = b[right];
    if (x.kind != y.kind || x.child_count != y.child_count || x.text != y.text) return false;
    if (x.kind == NodeKind::binary && x.op != y.op) return false;
    for (std::uint32_t i = 0; i < x.child_count; ++i)
      open.emplace_back(a.children[x.first_child + i], b.children[y.first_child + i]);
  }
  return true;
}

}  // namespace attrmap::syntax
