// Components of LDAP distinguished names (RFC 4514, and the quoted values and `;` of RFC 2253). Text is WTF-8. Results
// are views of the input unless something had to be unescaped. Thread-safe.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/arena.hpp"

namespace attrmap::text {

/// Value of the n-th component (from 1, from the left) without its attribute type, unescaped: `\,` and the other
/// escaped characters stand for themselves, `\2C` for a byte of UTF-8, quotes group. Of `a=x+b=y` the first value. A
/// component without `=` is its own value. nullopt when there is no such component.
std::optional<std::string_view> dn_component(std::string_view dn, std::int64_t n, Arena& arena);

/// The same, counted from the right; with `ignore_dc` the components of type `dc` do not count.
std::optional<std::string_view> dn_component_rev(std::string_view dn, std::int64_t n, bool ignore_dc, Arena& arena);

}  // namespace attrmap::text
