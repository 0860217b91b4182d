// What the grammar takes but the language does not: bare attribute names, operators of other dialects, brackets around
// a call, suspicious characters in strings. Looks at a complete tree.
#pragma once
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"
#include "syntax/dialect.hpp"

namespace attrmap::syntax {

/// `source` is the text that the tree's spans refer to (Ast::source may still be empty). Stops when `out` holds `most`.
void review(std::string_view source, const Ast& ast, Dialect dialect, std::size_t most, std::vector<Diagnostic>& out);

}  // namespace attrmap::syntax
