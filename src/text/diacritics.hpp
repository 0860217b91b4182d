// NormalizeDiacritics of the attribute-mapping functions, and its variant by culture. Text is WTF-8; lone surrogates
// stay. A result is the input view itself when nothing changes, else lives in the arena. Thread-safe.
#pragma once
#include <optional>
#include <string_view>

#include "base/arena.hpp"

namespace attrmap::text {

/// The rule that reproduces the whole table of the function's page: canonical decomposition, nonspacing marks (Mn)
/// dropped, æ ae, Æ AE, ø œ oe, Ø Œ OE, ß ss, ł l, Ł L, ı i, canonical composition. Other letters stay (đ, þ, ð, ħ, ẞ).
std::string_view normalize_diacritics(std::string_view text, Arena& arena);

/// Writes normalize_diacritics(text) at `to` when that is ASCII and follows from each character alone; gives its end.
/// Else null. At most text.size() bytes. The text must not hold half of a surrogate pair.
char* write_plain_ascii(std::string_view text, char* to);

/// Cultures that NormalizeDiacriticsByCulture treats apart.
enum class DiacriticCulture {
  plain,         ///< as normalize_diacritics
  german,        ///< de: ä ae, ö oe, ü ue, ß ss
  scandinavian,  ///< da, no, nb, nn: å aa, æ ae, ø oe
  swedish,       ///< sv: å a, ä a, ö o (which is what normalize_diacritics gives)
};
/// By the language of a culture name as parse_culture() accepts it; nullopt if it is malformed.
std::optional<DiacriticCulture> parse_diacritic_culture(std::string_view name);

/// The letters of the culture first, also when spelt with a combining U+0308 or U+030A right behind the base letter,
/// then normalize_diacritics. Inferred, as the page lists only the name: a capital gives two capitals, unless a
/// lower-case letter follows (Ärzte gives Aerzte, MÄRZ gives MAERZ, a lone Ä gives AE).
std::string_view normalize_diacritics_by_culture(std::string_view text, DiacriticCulture culture, Arena& arena);

}  // namespace attrmap::text
