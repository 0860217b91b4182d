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
  Printer(const Ast& ast, PrintStyle style, std::vector<Span>* spans = nullptr, std::size_t offset = 0)
      : ast_(ast), style_(style), spans_(spans), offset_(offset) {}

  std::string run(NodeId root) {
    if (root == kNoNode) return {};
    begin(root, false);
    while (!path_.empty()) {
      Step& step = path_.back();
      const Node& node = ast_[step.id];
      if (step.next == node.child_count) {
        if (node.kind == NodeKind::call) out_ += ')';
        if (spans_ != nullptr) (*spans_)[step.id].end = here();
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

  std::uint32_t here() const { return static_cast<std::uint32_t>(offset_ + out_.size()); }

  void begin(NodeId id, bool parentheses) {
    if (parentheses) out_ += '(';
    const std::uint32_t at = here();
    const bool inner = open(ast_[id]);
    if (spans_ != nullptr) (*spans_)[id] = {at, here()};
    if (inner) path_.push_back({id, 0, parentheses});
  }

  /// Prints up to the first child; true: there may be children.
  bool open(const Node& node) {
    switch (node.kind) {
      case NodeKind::string: append_quoted(out_, node.text); return false;
      case NodeKind::attribute: out_.append("[").append(node.text).append("]"); return false;
      case NodeKind::parameter: out_.append("%").append(node.text).append("%"); return false;
      case NodeKind::variable: out_.append("$").append(node.text); return false;
      case NodeKind::integer:
      case NodeKind::word: out_ += node.text; return false;
      case NodeKind::blank: return false;
      case NodeKind::call: out_.append(node.text).append("("); return true;
      case NodeKind::binary: return true;
    }
    return false;
  }

  const Ast& ast_;
  PrintStyle style_;
  std::vector<Span>* spans_;
  std::size_t offset_;
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
std::string print(const Ast& ast, NodeId node, std::vector<Span>& spans, std::size_t offset) {
  return Printer(ast, PrintStyle::canonical, &spans, offset).run(node);
}

std::string quoted(std::string_view text) {
  std::string out;
  append_quoted(out, text);
  return out;
}

}  // namespace attrmap::syntax
