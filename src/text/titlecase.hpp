// Title case as TextInfo.ToTitleCase of .NET 8's invariant culture, and PCase of the attribute-mapping functions.
// Text is WTF-8. A result is the input view itself when nothing changes, else lives in the arena. Thread-safe.
#pragma once
#include <string_view>

#include "base/arena.hpp"
#include "text/separators.hpp"

namespace attrmap::text {

/// A letter starts a word and becomes title case; a separator ends the word. The rest of a word is lower-cased if it
/// holds a lower-case letter, so words in capitals stay (`USA`); an apostrophe U+0027 ends a segment, what follows is
/// lower case.
std::string_view title_case(std::string_view text, Arena& arena);

/// PCase(source): title_case of the invariant lower case. `MARY-ANN O'NEIL (2ND)` gives `Mary-Ann O'neil (2Nd)`.
std::string_view pcase(std::string_view text, Arena& arena);

/// PCase(source, wordSeparators): lower case, then simple upper case of the first UTF-16 unit and of each unit after a
/// separator; nothing else separates, so an empty set leaves one word.
std::string_view pcase(std::string_view text, const SeparatorSet& separators, Arena& arena);

}  // namespace attrmap::text
