// Expressions as Microsoft Graph shows them: the attributeMappingSource tree and the parseExpression response.
#pragma once
#include <string>

#include "attrmap/program.hpp"
#include "func/registry.hpp"
#include "schema/model.hpp"
#include "syntax/ast.hpp"

namespace attrmap::schema {

/// The tree of a parsed expression, as exports show it (places empty). Parameters are keyed by Graph's names; arguments
/// that were not supplied have no entry; numbers are text constants.
MappingSource tree_of(const syntax::Ast& ast, const func::Registry& registry);

/// An attributeMappingSource as one line of JSON: expression, name, type, parameters (key and value). "null" for type
/// none.
std::string to_json(const MappingSource& source);

/// to_json(tree_of(ast, registry))
std::string expression_tree(const syntax::Ast& ast, const func::Registry& registry);

/// A parseExpressionResponse. `tree` is empty when the expression did not parse (`error` says why); `outcome` is null
/// when nothing was evaluated.
std::string parse_expression_response(const std::string& tree, const Diagnostic* error, const Outcome* outcome);

}  // namespace attrmap::schema
