// Tree to text. What is printed parses to the same tree (same_tree).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "syntax/ast.hpp"

namespace attrmap::syntax {

enum class PrintStyle : std::uint8_t {
  /// One line: a blank after each comma, blanks around operators, an argument left out shows as nothing:
  /// Replace([preferredLanguage], "-", , , "_", , )
  canonical,
  /// As canonical, but without blanks around comparisons: so expressions stand in exported synchronization schemas.
  exported,
};

std::string print(const Ast& ast, PrintStyle style = PrintStyle::canonical);
/// The part below `node`, without the parentheses around it.
std::string print(const Ast& ast, NodeId node, PrintStyle style = PrintStyle::canonical);
/// Also notes where each printed node stands, `offset` added: spans[id], parentheses around excluded.
std::string print(const Ast& ast, NodeId node, std::vector<Span>& spans, std::size_t offset);
/// Must the operand `index` of `parent` stand in parentheses?
bool needs_parentheses(const Node& parent, std::uint32_t index, const Node& child);
/// A string constant with its quotation marks: backslashes and quotation marks escaped.
std::string quoted(std::string_view text);

}  // namespace attrmap::syntax
