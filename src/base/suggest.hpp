// "Did you mean": the nearest of a set of names.
#pragma once
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace attrmap {

/// Optimal string alignment distance (insert, delete, replace, swap neighbours) over bytes; `limit` + 1 when larger.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// At most three of `names`, nearest first: equal but for ASCII case, then within a distance of max(length, 3) / 3.
std::vector<std::string_view> suggest(std::string_view name, std::span<const std::string_view> names);

bool equals_ignoring_ascii_case(std::string_view a, std::string_view b);

}  // namespace attrmap
