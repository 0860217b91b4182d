// InStr of Visual Basic. Positions are UTF-16 code units, counted from 1. Text is WTF-8. Thread-safe; the arena serves
// as scratch space only.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/arena.hpp"

namespace attrmap::text {

/// VbCompareMethod.
enum class CompareType {
  binary,  ///< ordinal
  text,    ///< ignores case (simple mappings), width of the full-width ASCII forms, and hiragana against katakana.
           ///< .NET uses the invariant ICU collation; canonically equivalent spellings (é as e + U+0301) and ignorable
           ///< characters (U+00AD, U+200B) are told apart here.
};

/// Position of the first occurrence of `sought` at or after `start`; 0 if there is none, if `text` is empty or `start`
/// lies beyond it; `start` itself if `sought` is empty. nullopt if start < 1 (.NET: ArgumentException).
std::optional<std::int64_t> instr(std::string_view text, std::string_view sought, std::int64_t start,
                                  CompareType compare, Arena& scratch);

}  // namespace attrmap::text
