#include <fmt/format.h>

#include <algorithm>

#include "diag/codes_syntax.hpp"
#include "diag/make.hpp"
#include "syntax/review_parts.hpp"
#include "syntax/rewrite.hpp"
#include "syntax/scan.hpp"

namespace attrmap::syntax {
namespace {

bool allowed(Op op, Dialect dialect) {
  return is_comparison(op) || dialect == Dialect::connect || (op == Op::concat && dialect == Dialect::cloudsync);
}

/// All chains, outer ones first.
std::vector<Chain> chains_of(const Ast& ast) {
  struct Up {
    NodeId parent = kNoNode;
    std::uint32_t argument = 0;
  };
  std::vector<Up> up(ast.nodes.size());
  for (NodeId id = 0; id < ast.nodes.size(); ++id) {
    const auto children = ast.children_of(ast[id]);
    for (std::uint32_t i = 0; i < children.size(); ++i) up[children[i]] = {id, i};
  }
  auto in_chain = [&](NodeId id) {  // a left operand without parentheses belongs to the chain of its parent
    const NodeId parent = up[id].parent;
    return parent != kNoNode && ast[parent].kind == NodeKind::binary && up[id].argument == 0 &&
           ast[id].parentheses == 0;
  };
  std::vector<Chain> chains;
  for (NodeId id = static_cast<NodeId>(ast.nodes.size()); id-- > 0;) {
    if (ast[id].kind != NodeKind::binary || in_chain(id)) continue;
    Chain chain = chain_of(ast, id);
    chain.parent = up[id].parent;
    chain.argument = up[id].argument;
    chains.push_back(std::move(chain));
  }
  return chains;
}

/// Marks the operations that are no subtraction but the hyphens of an attribute's name: msDS-cloudExtensionAttribute1.
std::vector<bool> hyphens(Review& review, const Chain& chain) {
  const Ast& ast = review.ast;
  std::vector<bool> hyphen(chain.ops.size(), false);
  for (std::size_t i = 0; i < chain.ops.size();) {
    const Node& first = ast[chain.operands[i]];
    std::size_t end = i;
    while (end < chain.ops.size() && ast[chain.ops[end]].op == Op::subtract) {
      const Node& left = ast[chain.operands[end]];
      const Node& right = ast[chain.operands[end + 1]];
      const bool plain = right.kind == NodeKind::word || right.kind == NodeKind::integer;
      const Span op = ast[chain.ops[end]].name;
      if (!plain || left.span.end != op.begin || right.span.begin != op.end) break;
      ++end;
    }
    if (end == i || first.kind != NodeKind::word || is_known_word(first.text)) {
      ++i;
      continue;
    }
    for (std::size_t k = i; k < end; ++k) hyphen[k] = true;
    for (std::size_t k = i; k <= end; ++k) review.done[chain.operands[k]] = true;
    report_word(review, {first.span.begin, ast[chain.operands[end]].span.end},
                i > 0 && is_comparison(ast[chain.ops[i - 1]].op));
    i = end;
  }
  return hyphen;
}

void report(Review& review, Diagnostic d, const std::vector<NodeId>& ops, std::string_view text) {
  for (std::size_t i = 1; i < std::min<std::size_t>(ops.size(), 5); ++i)
    d.secondary.push_back({review.ast[ops[i]].name, std::string(text)});
  review.out.push_back(std::move(d));
}

void report_logical(Review& review, const Chain& chain, const std::vector<NodeId>& ops) {
  const Span first = review.ast[ops[0]].name;
  Diagnostic d = diag::make(diag::kBooleanOperator, first, review.part(first));
  if (std::string with = as_nested_iif(review.ast, chain); !with.empty()) d.help = fmt::format("write `{}`", with);
  report(review, std::move(d), ops, "and here");
}

void report_arithmetic(Review& review, const Chain& chain, const std::vector<NodeId>& ops) {
  const Span first = review.ast[ops[0]].name;
  Diagnostic d =
      diag::make(diag::kNoArithmetic, first, review.dialect == Dialect::cloudsync ? "arithmetic" : "arithmetic or `&`");
  std::string with = as_item_of_split(review.ast, chain);
  if (with.empty() && ops.size() == chain.ops.size()) with = as_join(review.ast, chain);
  if (!with.empty()) d.help = fmt::format("write `{}`", with);
  report(review, std::move(d), ops, "and here");
}

/// Two comparisons with no AND or OR between them.
void report_comparisons(Review& review, const Chain& chain) {
  const Node* before = nullptr;
  for (NodeId id : chain.ops) {
    const Node& node = review.ast[id];
    if (is_logical(node.op)) before = nullptr;
    if (!is_comparison(node.op)) continue;
    if (before) {
      Diagnostic d = diag::make(diag::kComparisonChain, node.name);
      d.label = "compares the outcome of the first comparison";
      d.secondary.push_back({before->name, "the first comparison"});
      review.out.push_back(std::move(d));
      return;
    }
    before = &node;
  }
}

}  // namespace

void review_operators(Review& review) {
  const Ast& ast = review.ast;
  std::vector<bool> inside(ast.nodes.size(), false);  // operands of a chain that was reported for AND or OR
  review.done.assign(ast.nodes.size(), false);
  for (const Chain& chain : chains_of(ast)) {
    if (review.full()) return;
    const std::vector<bool> hyphen = hyphens(review, chain);
    std::vector<NodeId> logical, arithmetic;
    for (std::size_t i = 0; i < chain.ops.size(); ++i) {
      const Op op = ast[chain.ops[i]].op;
      if (hyphen[i] || allowed(op, review.dialect)) continue;
      (is_logical(op) ? logical : arithmetic).push_back(chain.ops[i]);
    }
    if (!logical.empty()) {
      if (!inside[chain.root]) report_logical(review, chain, logical);
      for (NodeId id : chain.operands) inside[id] = true;
    }
    if (!arithmetic.empty()) report_arithmetic(review, chain, arithmetic);
    if (review.dialect != Dialect::connect) report_comparisons(review, chain);
  }
}

}  // namespace attrmap::syntax
