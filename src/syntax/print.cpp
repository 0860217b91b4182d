#include "syntax/print.hpp"

#include <vector>

namespace attrmap::syntax {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

bool is_comparison(Op op) { return op <= Op::greater_equal; }

class Printer {
 public:
  Printer(const Ast& ast, PrintStyle style) : ast_(ast), style_(style) {}

  std::string run(NodeId root) {
    if (root == kNoNode) return {};
    begin(root, false);
    while (!path_.empty()) {
      Step& step = path_.back();
      const Node& node = ast_[step.id];
      if (step.next == node.child_count) {
        if (node.kind == NodeKind::call) out_ += ')';
        if (step.parentheses) out_ += ')';
        path_.pop_back();
        continue;
      }
      const std::uint32_t i = step.next++;
      if (i > 0) between(node);
      const NodeId child = ast_.children[node.first_child + i];
      begin(child, needs_parentheses(node, i, ast_[child]));
    }
    return std::move(out_);
  }

 private:
  struct Step {
    NodeId id;
    std::uint32_t next;
    bool parentheses;
  };

  void between(const Node& node) {
    if (node.kind == NodeKind::call) {
      out_ += ", ";
    } else if (style_ == PrintStyle::exported && is_comparison(node.op)) {
      out_ += spelling(node.op);
    } else {
      out_ += ' ';
      out_ += spelling(node.op);
      out_ += ' ';
    }
  }

  void begin(NodeId id, bool parentheses) {
    const Node& node = ast_[id];
    if (parentheses) out_ += '(';
    switch (node.kind) {
      case NodeKind::string: return append_quoted(out_, node.text);
      case NodeKind::attribute: out_.append("[").append(node.text).append("]"); return;
      case NodeKind::parameter: out_.append("%").append(node.text).append("%"); return;
      case NodeKind::variable: out_.append("$").append(node.text); return;
      case NodeKind::integer:
      case NodeKind::word: out_ += node.text; return;
      case NodeKind::blank: return;
      case NodeKind::call: out_.append(node.text).append("("); break;
      case NodeKind::binary: break;
    }
    path_.push_back({id, 0, parentheses});
  }

  const Ast& ast_;
  PrintStyle style_;
  std::string out_;
  std::vector<Step> path_;
};

}  // namespace

// Operators run left to right, so only a right operand needs parentheses; those that stand around a left one are kept,
// because two comparisons in a row are refused without them.
bool needs_parentheses(const Node& parent, std::uint32_t index, const Node& child) {
  if (parent.kind != NodeKind::binary || child.kind != NodeKind::binary) return false;
  return index == 1 || child.parentheses > 0;
}

std::string print(const Ast& ast, PrintStyle style) { return print(ast, ast.root, style); }
std::string print(const Ast& ast, NodeId node, PrintStyle style) { return Printer(ast, style).run(node); }

std::string quoted(std::string_view text) {
  std::string out;
  append_quoted(out, text);
  return out;
}

}  // namespace attrmap::syntax
