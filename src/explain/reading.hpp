// An expression in plain language, for people who do not know the language: what it does, not why a user got a value.
#pragma once
#include <string>

#include "check/check.hpp"
#include "syntax/ast.hpp"

namespace attrmap::explain {

/// Lines, each ending in a line feed, indented by what belongs together. `ast` was checked without errors.
/// Calls read as their declarations say (FunctionDef::reading); comparisons of DateDiff have example dates.
std::string reading(const syntax::Ast& ast, const check::Checked& checked);

}  // namespace attrmap::explain
