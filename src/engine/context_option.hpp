// Switches of an evaluation by name, as command lines and files have them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/context.hpp"

namespace attrmap {

/// Applies `name=value`: multipleRoles=error|first, trimSplitPieces=true|false. What is wrong, or empty.
std::string set_context_option(Context& context, std::string_view option);
/// The options that give `context` what differs from the default.
std::vector<std::string> context_options(const Context& context);
/// Is it a switch that options of schemas do not have as well?
inline bool concerns_evaluation_alone(std::string_view option) { return option.starts_with("trimSplitPieces="); }

}  // namespace attrmap
