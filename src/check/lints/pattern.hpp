// Regular expressions of an expression, parsed.
#pragma once
#include <optional>

#include "check/lints/lints.hpp"
#include "regex/tree.hpp"

namespace attrmap::check::lints {

/// The pattern of a call to Replace, when it is constant and valid.
std::optional<regex::Syntax> pattern_of(const Pass& pass, NodeId call);

/// The units that a node of one unit stands for; empty for other kinds.
regex::UnitSet units_of(const regex::Syntax& syntax, regex::NodeId id);

}  // namespace attrmap::check::lints
