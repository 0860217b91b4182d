// Expressions laid out for reading: what does not fit a line is broken by argument.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "syntax/ast.hpp"

namespace attrmap::syntax {

struct LayoutOptions {
  std::size_t width = 100;  ///< columns; one argument may be longer
  std::size_t indent = 4;
};

/// Parses to the same tree (same_tree), and laying that out gives the same text. A call that fits stays on its line; of
/// Switch the source and the default stand on the first line and each pair on its own, keys padded to one width.
/// Without a line end. The depth is that of the tree, which the parser bounds.
std::string layout(const Ast& ast, const LayoutOptions& options = {});
/// Also gives where each node stands in the text, by NodeId; parentheses around it excluded.
std::string layout(const Ast& ast, std::vector<Span>& spans, const LayoutOptions& options = {});

}  // namespace attrmap::syntax
