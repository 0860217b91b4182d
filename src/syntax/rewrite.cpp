#include "syntax/rewrite.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/suggest.hpp"
#include "syntax/print.hpp"
#include "syntax/visit.hpp"

namespace attrmap::syntax {
namespace {

constexpr std::size_t kReadable = 400;  // bytes

bool is_call(const Ast& ast, NodeId id, std::string_view function) {
  return id != kNoNode && ast[id].kind == NodeKind::call && equals_ignoring_ascii_case(ast[id].text, function);
}

std::string operand(const Ast& ast, NodeId id) {
  return ast[id].kind == NodeKind::binary ? "(" + print(ast, id) + ")" : print(ast, id);
}

bool holds_logical(const Ast& ast, NodeId id) {
  bool found = false;
  pre_order(ast, id, [&](NodeId n) { found = found || (ast[n].kind == NodeKind::binary && is_logical(ast[n].op)); });
  return found;
}

}  // namespace

bool is_comparison(Op op) { return op <= Op::greater_equal; }
bool is_logical(Op op) { return op == Op::logical_and || op == Op::logical_or; }
bool is_arithmetic(Op op) { return op == Op::add || op == Op::subtract || op == Op::multiply; }

Chain chain_of(const Ast& ast, NodeId root) {
  Chain chain;
  chain.root = root;
  for (NodeId at = root;;) {
    const auto children = ast.children_of(ast[at]);
    chain.ops.push_back(at);
    chain.operands.push_back(children[1]);
    if (ast[children[0]].kind != NodeKind::binary || ast[children[0]].parentheses > 0) {
      chain.operands.push_back(children[0]);
      break;
    }
    at = children[0];
  }
  std::reverse(chain.ops.begin(), chain.ops.end());
  std::reverse(chain.operands.begin(), chain.operands.end());
  return chain;
}

namespace {

/// IIF calls that end in `yes` where the chain holds and in `no` where it does not. Empty: no rewriting.
std::string nest(const Ast& ast, const Chain& chain, std::string yes, std::string no, int depth) {
  if (depth > 4 || chain.operands.size() > 24) return {};
  // What stands between two logical operators is one condition: a text, or a group with logical operators of its own.
  struct Condition {
    std::string text;
    NodeId group = kNoNode;
  };
  std::vector<Condition> conditions;
  std::vector<Op> between;
  auto add = [&](NodeId id) {
    if (holds_logical(ast, id))
      conditions.push_back({{}, id});
    else
      conditions.push_back({operand(ast, id)});
  };
  add(chain.operands[0]);
  for (std::size_t i = 0; i < chain.ops.size(); ++i) {
    const Op op = ast[chain.ops[i]].op;
    const NodeId right = chain.operands[i + 1];
    if (is_logical(op)) {
      between.push_back(op);
      add(right);
    } else if (conditions.back().group != kNoNode || holds_logical(ast, right)) {
      return {};
    } else {
      conditions.back().text += fmt::format(" {} {}", spelling(op), operand(ast, right));
    }
  }
  auto iif = [&](const Condition& condition) {
    if (condition.group == kNoNode) return fmt::format("IIF({}, {}, {})", condition.text, yes, no);
    if (ast[condition.group].kind != NodeKind::binary) return std::string();
    return nest(ast, chain_of(ast, condition.group), yes, no, depth + 1);
  };
  for (std::size_t i = between.size(); i > 0; --i) {
    std::string inner = iif(conditions[i]);
    if (inner.empty() || inner.size() > kReadable) return {};
    (between[i - 1] == Op::logical_and ? yes : no) = std::move(inner);
  }
  std::string out = iif(conditions[0]);
  return out.size() > kReadable ? std::string() : out;
}

}  // namespace

std::string as_nested_iif(const Ast& ast, const Chain& chain) {
  std::string yes = "\"True\"", no = "\"False\"";
  if (is_call(ast, chain.parent, "IIF") && chain.argument == 0 && ast[chain.parent].child_count >= 2) {
    const auto arguments = ast.children_of(ast[chain.parent]);
    yes = print(ast, arguments[1]);
    no = arguments.size() > 2 ? print(ast, arguments[2]) : std::string();
  }
  return nest(ast, chain, std::move(yes), std::move(no), 0);
}

std::string as_join(const Ast& ast, const Chain& chain) {
  const auto is_text = [&](NodeId id) { return ast[id].kind == NodeKind::string; };
  const bool texts = std::any_of(chain.operands.begin(), chain.operands.end(), is_text);
  const bool joins = std::all_of(chain.ops.begin(), chain.ops.end(), [&](NodeId id) {
    return ast[id].op == Op::concat || (ast[id].op == Op::add && texts);
  });
  if (!joins || chain.operands.size() > 24) return {};
  std::vector<std::string> parts;
  for (NodeId id : chain.operands) parts.push_back(print(ast, id));
  std::string out;
  if (parts.size() == 2)
    out = fmt::format("Append({}, {})", parts[0], parts[1]);
  else if (parts.size() == 3 && is_text(chain.operands[1]))
    out = fmt::format("Join({}, {}, {})", parts[1], parts[0], parts[2]);
  else
    out = fmt::format("Join(\"\", {})", fmt::join(parts, ", "));
  return out.size() > kReadable ? std::string() : out;
}

std::string as_item_of_split(const Ast& ast, const Chain& chain) {
  if (chain.operands.size() != 2 || chain.argument != 1) return {};
  const Node& in_str = ast[chain.operands[0]];
  const Node& one = ast[chain.operands[1]];
  if (!is_call(ast, chain.operands[0], "InStr") || in_str.child_count != 2) return {};
  if (one.kind != NodeKind::integer || one.integer != 1) return {};
  const Op op = ast[chain.root].op;
  const bool left = is_call(ast, chain.parent, "Left") && op == Op::subtract && ast[chain.parent].child_count == 2;
  const bool mid = is_call(ast, chain.parent, "Mid") && op == Op::add;
  if (!left && !mid) return {};
  const std::string text = print(ast, ast.children_of(ast[chain.parent])[0]);
  const auto searched = ast.children_of(in_str);
  if (print(ast, searched[0]) != text || text.size() > kReadable) return {};
  return fmt::format("Item(Split({}, {}), {})", text, print(ast, searched[1]), left ? 1 : 2);
}

}  // namespace attrmap::syntax
