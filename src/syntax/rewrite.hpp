// Rewrites what the dialect refuses into what it has, for the help text of a diagnostic. Every function returns an
// empty text when it does not know a rewriting that is short enough to be read.
#pragma once
#include <string>
#include <vector>

#include "syntax/ast.hpp"

namespace attrmap::syntax {

/// Operators of one level, from left to right: operands[0] ops[0] operands[1] ops[1] ...; `root` is the last binary.
struct Chain {
  NodeId root = kNoNode;
  std::vector<NodeId> operands;
  std::vector<NodeId> ops;     ///< binary nodes
  NodeId parent = kNoNode;     ///< the call that the chain is an argument of
  std::uint32_t argument = 0;  ///< which one, from 0
};

/// The chain that ends in the binary node `root`; `parent` and `argument` are left as they are.
Chain chain_of(const Ast& ast, NodeId root);

bool is_comparison(Op op);
bool is_logical(Op op);
bool is_arithmetic(Op op);  ///< + - *

/// a AND b, a OR b: as nested IIF, together with the IIF that the chain is the condition of.
std::string as_nested_iif(const Ast& ast, const Chain& chain);
/// Texts put together by & or +: as Append or Join.
std::string as_join(const Ast& ast, const Chain& chain);
/// Left(x, InStr(x, "@") - 1) and Mid(x, InStr(x, "@") + 1): as Item(Split(x, "@"), n).
std::string as_item_of_split(const Ast& ast, const Chain& chain);

}  // namespace attrmap::syntax
