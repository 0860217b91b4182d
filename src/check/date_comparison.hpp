// A comparison of DateDiff with a number, read aloud: its sign is what people get wrong most.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "func/builtin.hpp"
#include "syntax/ast.hpp"

namespace attrmap::check {

struct DateComparison {
  std::string statement;  ///< "`[hireDate]` is at least 3 days after `Now()`"
  std::string examples;   ///< "with `Now()` = 2026-01-15 12:00:00: true for `[hireDate]` = ..., false for ..."
};

/// nullopt: `id` is no comparison of DateDiff, with a constant interval, with a number. `callee`: as in Checked.
std::optional<DateComparison> date_comparison(const syntax::Ast& ast, const std::vector<const func::Builtin*>& callee,
                                              syntax::NodeId id);

/// Value of an integer, or of a text that is one.
std::optional<std::int64_t> integer_constant(const syntax::Node& node);

}  // namespace attrmap::check
