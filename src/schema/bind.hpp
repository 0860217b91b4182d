// From a mapping's source to the expression text that is evaluated. Exports carry an expression twice, as text and as a
// tree; where they disagree Entra evaluates the tree. Tree parameters are bound by key, never by position: arguments
// that were left out have no entry, repeated parameters repeat their key.
#pragma once
#include <string>
#include <vector>

#include "attrmap/dialect.hpp"
#include "func/registry.hpp"
#include "schema/read.hpp"
#include "syntax/ast.hpp"

namespace attrmap::schema {

struct BoundExpression {
  std::string text;               ///< to be compiled; empty for a source of type none
  std::vector<Problem> problems;  ///< text and tree differ (warning), unknown keys
  bool from_tree = false;         ///< `text` was built from the tree, not taken from the file
};

BoundExpression bind(const MappingSource& source, const func::Registry& registry,
                     Dialect dialect = Dialect::provisioning);

/// The tree of a parsed expression, as exports show it (places empty).
MappingSource tree_of(const syntax::Ast& ast, const func::Registry& registry);

/// Expression text of a tree, its own `expression` texts not considered.
std::string text_of(const MappingSource& tree, const func::Registry& registry);

/// Same types, names (functions ignoring case), keys ignoring case and order of repeated ones.
bool same_source(const MappingSource& a, const MappingSource& b);

}  // namespace attrmap::schema
