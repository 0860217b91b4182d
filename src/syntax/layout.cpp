#include "syntax/layout.hpp"

#include <algorithm>

#include "syntax/print.hpp"

namespace attrmap::syntax {
namespace {

/// Columns as most terminals have them: code points. Wide characters are off by one each, which only breaks a line
/// early or late.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

class Layout {
 public:
  Layout(const Ast& ast, std::vector<Span>& spans, const LayoutOptions& options)
      : ast_(ast), options_(options), spans_(spans) {
    spans_.assign(ast.nodes.size(), Span());
    measure();
  }

  std::string run() {
    if (ast_.root != kNoNode) place(ast_.root, 0, 0);
    return std::move(out_);
  }

 private:
  /// Columns of each node on one line; children stand before their parents.
  void measure() {
    flat_.resize(ast_.nodes.size());
    for (NodeId id = 0; id < ast_.nodes.size(); ++id) {
      const Node& node = ast_[id];
      if (node.kind != NodeKind::call && node.kind != NodeKind::binary) {
        flat_[id] = columns(print(ast_, id));
        continue;
      }
      const auto children = ast_.children_of(node);
      std::size_t sum = node.kind == NodeKind::call ? columns(node.text) + 2 : columns(spelling(node.op)) + 2;
      for (std::size_t i = 0; i < children.size(); ++i) {
        sum += flat_[children[i]];
        if (node.kind == NodeKind::call && i > 0) sum += 2;
        if (needs_parentheses(node, static_cast<std::uint32_t>(i), ast_[children[i]])) sum += 2;
      }
      flat_[id] = sum;
    }
  }

  void write(std::string_view text) {
    out_ += text;
    column_ += columns(text);
  }
  void new_line(std::size_t indent) {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    out_ += '\n';
    out_.append(indent, ' ');
    column_ = indent;
  }

  void write_flat(NodeId id) { write(print(ast_, id, spans_, out_.size())); }
  std::uint32_t here() const { return static_cast<std::uint32_t>(out_.size()); }

  /// `behind`: columns that must follow on the same line.
  void place(NodeId id, std::size_t indent, std::size_t behind) {
    const bool breakable = ast_[id].child_count > 0;
    if (!breakable || column_ + flat_[id] + behind <= options_.width) return write_flat(id);
    spans_[id].begin = here();
    break_up(ast_[id], indent, behind);
    spans_[id].end = here();
  }

  void break_up(const Node& node, std::size_t indent, std::size_t behind) {
    if (node.kind == NodeKind::binary) return operation(node, indent, behind);
    write(node.text);
    write("(");
    if (node.text == "Switch" && node.child_count > 2)
      pairs(node, indent + options_.indent);
    else
      arguments(node, indent + options_.indent, 0);
    write(")");
  }

  void operation(const Node& node, std::size_t indent, std::size_t behind) {
    const auto children = ast_.children_of(node);
    for (std::uint32_t i = 0; i < 2; ++i) {
      const bool brackets = needs_parentheses(node, i, ast_[children[i]]);
      if (i == 1) write(" " + std::string(spelling(node.op)) + " ");
      if (brackets) write("(");
      place(children[i], indent, behind + (brackets ? 1 : 0) + (i == 0 ? columns(spelling(node.op)) + 2 : 0));
      if (brackets) write(")");
    }
  }

  void arguments(const Node& node, std::size_t indent, std::size_t from) {
    const auto children = ast_.children_of(node);
    for (std::size_t i = from; i < children.size(); ++i) {
      new_line(indent);
      place(children[i], indent, 1);
      if (i + 1 < children.size()) write(",");
    }
  }

  /// Source and default, then a pair a line.
  void pairs(const Node& node, std::size_t indent) {
    const auto children = ast_.children_of(node);
    if (column_ + flat_[children[0]] + flat_[children[1]] + 3 > options_.width) return arguments(node, indent, 0);
    write_flat(children[0]);
    write(", ");
    write_flat(children[1]);
    write(",");
    std::size_t widest = 0;
    for (std::size_t i = 2; i + 1 < children.size(); i += 2)
      if (flat_[children[i]] <= options_.width / 2) widest = std::max(widest, flat_[children[i]]);
    for (std::size_t i = 2; i < children.size(); i += 2) {
      new_line(indent);
      place(children[i], indent, 1);
      if (i + 1 == children.size()) return;  // an odd one: the pair is not complete
      const std::size_t used = column_ - indent;
      write(",");
      write(std::string(used < widest ? widest - used + 1 : 1, ' '));
      place(children[i + 1], indent, 1);
      if (i + 2 < children.size()) write(",");
    }
  }

  const Ast& ast_;
  const LayoutOptions& options_;
  std::vector<Span>& spans_;
  std::vector<std::size_t> flat_;
  std::string out_;
  std::size_t column_ = 0;
};

}  // namespace

std::string layout(const Ast& ast, const LayoutOptions& options) {
  std::vector<Span> spans;
  return layout(ast, spans, options);
}
std::string layout(const Ast& ast, std::vector<Span>& spans, const LayoutOptions& options) {
  return Layout(ast, spans, options).run();
}

}  // namespace attrmap::syntax
