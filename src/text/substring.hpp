// Length, Left, Mid, Split, Word and StripSpaces. Positions and lengths are UTF-16 code units, as in a .NET string: a
// cut may fall inside a surrogate pair and then leaves lone surrogates (WTF-8). Text is WTF-8; results are views of the
// input where that is possible, else they live in the arena. Thread-safe.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/arena.hpp"
#include "text/separators.hpp"

namespace attrmap::text {

/// String.Length.
std::size_t length_utf16(std::string_view text);

/// Left(string, numChars) as its page says: a negative number, or one beyond the end, gives the whole text.
std::string_view left(std::string_view text, std::int64_t count, Arena& arena);

/// Mid(source, start, length): `start` counts from 1; clipped at the end, "" beyond it.
/// nullopt if start < 1 or length < 0 (Visual Basic's Mid throws ArgumentException; the page is silent).
std::optional<std::string_view> mid(std::string_view text, std::int64_t start, std::int64_t length, Arena& arena);

/// Removes every U+0020 and nothing else.
std::string_view strip_spaces(std::string_view text, Arena& arena);

/// The n-th (from 1) run of characters that are not delimiters; "" if n < 1 or there are fewer. Adjacent delimiters
/// make no empty word; without delimiters the whole text is word 1.
std::string_view word(std::string_view text, std::int64_t n, const SeparatorSet& delimiters, Arena& arena);

/// String.Split with one ordinal delimiter, empty pieces kept; an empty delimiter does not cut. `trim_pieces`:
/// String.Trim on each piece. The array lives in the arena.
std::span<const std::string_view> split(std::string_view text, std::string_view delimiter, bool trim_pieces,
                                        Arena& arena);

namespace detail {
/// Where the first `units` code units end: `byte` is the start of the code point they end before or in.
struct UnitPosition {
  std::size_t byte;
  bool inside_pair;  ///< they end between the surrogates of the code point at `byte`
  bool beyond_end;   ///< the text is shorter
};
UnitPosition find_unit(std::string_view text, std::size_t from_byte, std::uint64_t units);
}  // namespace detail

}  // namespace attrmap::text
