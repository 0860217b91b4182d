// The parts of the review; see review.hpp.
#pragma once
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"
#include "syntax/dialect.hpp"

namespace attrmap::syntax {

struct Review {
  std::string_view source;
  const Ast& ast;
  Dialect dialect;
  std::vector<Diagnostic>& out;
  std::size_t most;             ///< diagnostics that may be in `out`
  std::vector<bool> done = {};  ///< by node: words that a diagnostic speaks of already

  bool full() const { return out.size() >= most; }

  std::string_view part(Span span) const { return source.substr(span.begin, span.end - span.begin); }
};

/// Operators that the dialect does not have, comparisons in a row, names with hyphens. Call only if there are any.
void review_operators(Review& review);
void review_string(Review& review, const Node& node);
void review_attribute(Review& review, const Node& node);
/// `compared`: the right side of a comparison, where a constant was meant rather than an attribute.
void report_word(Review& review, Span span, bool compared);

}  // namespace attrmap::syntax
