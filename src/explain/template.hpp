// The little language of FunctionDef::reading.
#pragma once
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace attrmap::explain {

/// The text of the argument for a parameter, or nullopt where none is supplied.
using Argument = std::function<std::optional<std::string>(std::string_view parameter)>;

/// `reading` with its arguments: the first alternative whose arguments are all there, without the parts in square
/// brackets that lack one. nullopt: no alternative fits. `used` collects the parameters named.
std::optional<std::string> fill(std::string_view reading, const Argument& argument, std::set<std::string>& used);

}  // namespace attrmap::explain
