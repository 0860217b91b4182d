// From a mapping's source to the expression text that is evaluated. Exports carry an expression twice, as text and as a
// tree; where they disagree Entra evaluates the tree. Tree parameters are bound by key, never by position: arguments
// that were left out have no entry, repeated parameters repeat their key.
#pragma once
#include <string>
#include <vector>

#include "attrmap/dialect.hpp"
#include "func/registry.hpp"
#include "schema/expression_tree.hpp"
#include "schema/read.hpp"

namespace attrmap::schema {

struct BoundExpression {
  std::string text;               ///< to be compiled; empty for a source of type none
  std::vector<Problem> problems;  ///< text and tree differ (warning), unknown keys; places are those of tree nodes
  bool from_tree = false;         ///< `text` was built from the tree, not taken from the file
};

/// The text of the file is taken when it means the same as the tree, or when there is no tree. Placeholders that
/// exports leave out of the text (%DomainFQDN%, a constant without expression) do not count as a difference.
BoundExpression bind(const MappingSource& source, const func::Registry& registry,
                     Dialect dialect = Dialect::provisioning);

/// Expression text of a tree, its own `expression` texts not considered.
std::string text_of(const MappingSource& tree, const func::Registry& registry);

/// Do both trees mean the same? Types, names (functions ignoring case), parameters by slot.
bool same_source(const MappingSource& a, const MappingSource& b, const func::Registry& registry);

}  // namespace attrmap::schema
