// The checker: names, number of arguments, blanks, words, nesting rules, dialect. What a function demands of its
// constant arguments is checked by its own prepare hook, when the program is compiled.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "attrmap/diagnostic.hpp"
#include "attrmap/dialect.hpp"
#include "func/registry.hpp"
#include "syntax/ast.hpp"

namespace attrmap::check {

struct CheckOptions {
  Dialect dialect = Dialect::provisioning;
  bool strict = false;  ///< a function name in the wrong case is an error
  /// Names of the source attributes, when a schema is at hand; others are errors then.
  const std::vector<std::string_view>* attributes = nullptr;
};

struct Checked {
  std::vector<const func::Builtin*> callee;  ///< one entry a node; null for all but calls
  std::vector<Diagnostic> diagnostics;       ///< sorted by position
  bool ok() const;
};

Checked check(const syntax::Ast& ast, const func::Registry& registry, const CheckOptions& options);

}  // namespace attrmap::check
