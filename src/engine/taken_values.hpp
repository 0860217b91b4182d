// Values that exist in the target, for SelectUniqueValue.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace attrmap {

/// Answers Context::is_taken, comparing as directories do: ignoring case. Called from many threads at once; keeps the
/// values alive, and copies share them.
std::function<bool(std::string_view)> taken_values(const std::vector<std::string>& values);

}  // namespace attrmap
