// Upper and lower case as TextInfo.ToLower and ToUpper do it on .NET 8: simple (one to one) mappings per code point, so
// the number of UTF-16 units never changes, `ß` has no upper case and a final sigma is not special. Text is WTF-8. A
// result is the input view itself when nothing changes, else lives in the arena. Thread-safe.
#pragma once
#include <optional>
#include <string_view>

#include "base/arena.hpp"

namespace attrmap::text {

/// All that a culture changes: the four letters I, i, İ (U+0130) and ı (U+0131).
enum class CaseCulture {
  invariant,  ///< İ and ı are left alone
  turkic,     ///< tr and az with any region or script: i-İ and ı-I
  other,      ///< İ has lower case i, ı has upper case I
};

/// A name as CultureInfo.GetCultureInfo accepts it: "" is invariant; else subtags of 1 to 8 ASCII letters or digits,
/// joined by `-` or `_`, the first of at least 2. Unknown languages are accepted. nullopt: .NET throws
/// CultureNotFoundException.
std::optional<CaseCulture> parse_culture(std::string_view name);

std::string_view to_lower(std::string_view text, CaseCulture culture, Arena& arena);
std::string_view to_upper(std::string_view text, CaseCulture culture, Arena& arena);
inline std::string_view to_lower(std::string_view text, Arena& arena) {
  return to_lower(text, CaseCulture::invariant, arena);
}
inline std::string_view to_upper(std::string_view text, Arena& arena) {
  return to_upper(text, CaseCulture::invariant, arena);
}

}  // namespace attrmap::text
