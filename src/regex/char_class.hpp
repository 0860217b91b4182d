// Character classes of .NET patterns, over UTF-16 code units. Categories come from ICU (Unicode 15 with ICU 72).
//
// A class is kept as it was written (ranges, categories, negation, subtraction) and resolved on demand: to 128 bits for
// ASCII subjects, which is cheap, or to the full set of code units. Everything here is pure and thread-safe.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace attrmap::regex {

/// Inclusive range of code units.
struct UnitRange {
  char16_t first;
  char16_t last;
  friend bool operator==(const UnitRange&, const UnitRange&) = default;
};
/// Sorted, disjoint, never adjacent.
using UnitSet = std::vector<UnitRange>;

/// The part of a set below U+0080.
struct AsciiSet {
  std::uint64_t bits[2] = {0, 0};
  bool has(unsigned c) const { return c < 128 && (bits[c >> 6] >> (c & 63) & 1); }
  void add(unsigned c) { bits[c >> 6] |= std::uint64_t{1} << (c & 63); }
  int size() const { return __builtin_popcountll(bits[0]) + __builtin_popcountll(bits[1]); }
};

struct ClassItem {
  enum class Kind : std::uint8_t { range, categories, space };
  Kind kind = Kind::range;
  bool negated = false;          ///< categories and space only
  UnitRange range{0, 0};         ///< range
  std::uint32_t categories = 0;  ///< ICU category masks (U_GC_..._MASK)
};

struct CharClass {
  std::vector<ClassItem> items;
  bool negated = false;
  bool ignore_case = false;      ///< ranges also hold every unit with the same simple lower case
  std::int32_t subtracted = -1;  ///< index of the class behind `-[`, or -1
};

/// Does class `index` of `table` hold `unit`? Recursion goes as deep as subtraction is nested.
bool contains(std::span<const CharClass> table, std::uint32_t index, char16_t unit);
AsciiSet ascii_part(std::span<const CharClass> table, std::uint32_t index);
UnitSet resolve(std::span<const CharClass> table, std::uint32_t index);

/// A literal under RegexOptions.IgnoreCase, or not.
AsciiSet ascii_part(char16_t literal, bool ignore_case);
UnitSet resolve(char16_t literal, bool ignore_case);

bool contains(const UnitSet& set, char16_t unit);
UnitSet complement(const UnitSet& set);

/// Units with an ASCII-wide `\w` (L, Mn, Nd, Pc), or with U+200C and U+200D added: what `\b` and group names go by.
bool is_word(char16_t unit);
bool is_boundary_word(char16_t unit);
const UnitSet& boundary_word_units();

/// Simple lower case within the basic plane, invariant culture (U+0130 stays).
char16_t simple_lower(char16_t unit);

std::uint32_t word_categories();
std::uint32_t digit_categories();

/// The items of `\p{name}`; nullopt when .NET does not know the name. Names are general categories and `Is` blocks.
std::optional<std::vector<ClassItem>> property(std::string_view name, bool negated, bool ignore_case);

/// Range of the block, its name without `Is`.
std::optional<UnitRange> block(std::string_view name);

}  // namespace attrmap::regex
