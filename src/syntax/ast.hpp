// The syntax tree of one expression: flat, so that building, copying and freeing it never recurses.
// Children stand before their parents in `nodes`; the root is the last node.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/diagnostic.hpp"

namespace attrmap::syntax {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xFFFFFFFF;

enum class NodeKind : std::uint8_t {
  string,     ///< text: decoded by L-3 and L-4
  integer,    ///< integer; text: as typed (&HF, -10)
  attribute,  ///< text: the name between the brackets, as is
  parameter,  ///< text: the name between the percent signs
  variable,   ///< text: the name after $
  word,       ///< text: a bare word as typed (True, vbTextCompare, IgnoreAttributeFlow, ...)
  call,       ///< text: the function's name as typed; children: arguments
  binary,     ///< op; two children
  blank,      ///< an argument that was not supplied; its span is empty and stands where the argument would
};

enum class Op : std::uint8_t {
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  concat,
  add,
  subtract,
  multiply,
  logical_and,
  logical_or
};
std::string_view spelling(Op op);  ///< "=", "<>", ...

struct Node {
  NodeKind kind = NodeKind::blank;
  Op op = Op::equal;
  std::uint8_t parentheses = 0;   ///< how many pairs stand around it (more than 255 are not kept)
  Span span;                      ///< the node itself, parentheses excluded
  Span name;                      ///< call: the function's name; binary: the operator
  std::uint32_t first_child = 0;  ///< index into Ast::children
  std::uint32_t child_count = 0;
  std::int64_t integer = 0;
  std::string text;
};

struct Ast {
  std::string source;  ///< the text that was parsed, UTF-8
  std::vector<Node> nodes;
  std::vector<NodeId> children;
  NodeId root = kNoNode;

  const Node& operator[](NodeId id) const { return nodes[id]; }
  std::span<const NodeId> children_of(const Node& node) const {
    return {children.data() + node.first_child, node.child_count};
  }
  std::string_view text_of(Span span) const {
    return std::string_view(source).substr(span.begin, span.end - span.begin);
  }
};

/// Same shape, kinds, operators and texts; spans, spacing and parentheses that change nothing do not count.
bool same_tree(const Ast& a, const Ast& b);

}  // namespace attrmap::syntax
