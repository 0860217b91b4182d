// Internal to the text module: properties of single code points, by table up to U+017F, by ICU beyond (Unicode 15.0
// with ICU 72).
#pragma once
#include <array>
#include <cstdint>

namespace attrmap::text::detail {

/// How TextInfo.ToTitleCase sees a character: its word separators are Z*, Cc, Cf, P*, Sm, Sc, Sk and So; marks, digits,
/// other numbers, surrogates, private use and unassigned code points belong to words but start none.
enum class WordClass : std::uint8_t { other, letter, lower_letter, separator };

inline constexpr char32_t kTableEnd = 0x180;

constexpr char32_t latin_lower(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  const bool even_capitals = (c >= 0x100 && c <= 0x12F) || (c >= 0x132 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
  const bool odd_capitals = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if ((even_capitals && c % 2 == 0) || (odd_capitals && c % 2 == 1)) return c + 1;
  return c;
}

constexpr char32_t latin_upper(char32_t c) {
  if (c >= 'a' && c <= 'z') return c - 32;
  if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 32;
  if (c == 0xB5) return 0x39C;
  if (c == 0xFF) return 0x178;
  if (c == 0x131) return 'I';
  if (c == 0x17F) return 'S';
  const bool even_capitals = (c >= 0x100 && c <= 0x12F) || (c >= 0x132 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
  const bool odd_capitals = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if ((even_capitals && c % 2 == 1) || (odd_capitals && c % 2 == 0)) return c - 1;
  return c;
}

constexpr WordClass latin_word_class(char32_t c) {
  if (c == 0xAA || c == 0xBA) return WordClass::letter;  // ordinal indicators: Lo
  if (c == 0xB5 || c == 0xDF || c == 0x138 || c == 0x149 || c == 0x17F) return WordClass::lower_letter;
  if (c >= '0' && c <= '9') return WordClass::other;
  if (c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0xBC && c <= 0xBE)) return WordClass::other;  // No
  if (latin_upper(c) != c) return WordClass::lower_letter;
  if (latin_lower(c) != c) return WordClass::letter;
  return WordClass::separator;
}

struct LatinTable {
  std::array<std::uint16_t, kTableEnd> lower{}, upper{};
  std::array<WordClass, kTableEnd> word_class{};
};
inline constexpr LatinTable kLatin = [] {
  LatinTable t;
  for (char32_t c = 0; c < kTableEnd; ++c) {
    t.lower[c] = static_cast<std::uint16_t>(latin_lower(c));
    t.upper[c] = static_cast<std::uint16_t>(latin_upper(c));
    t.word_class[c] = latin_word_class(c);
  }
  return t;
}();

char32_t lower_beyond_table(char32_t c);
char32_t upper_beyond_table(char32_t c);
WordClass word_class_beyond_table(char32_t c);

/// Simple case mappings of UnicodeData.txt.
inline char32_t simple_lower(char32_t c) { return c < kTableEnd ? kLatin.lower[c] : lower_beyond_table(c); }
inline char32_t simple_upper(char32_t c) { return c < kTableEnd ? kLatin.upper[c] : upper_beyond_table(c); }
/// The same as .NET's invariant culture has them: U+0130 and U+0131 are left alone.
inline char32_t invariant_lower(char32_t c) { return c == 0x130 ? c : simple_lower(c); }
inline char32_t invariant_upper(char32_t c) { return c == 0x131 ? c : simple_upper(c); }
inline WordClass word_class(char32_t c) { return c < kTableEnd ? kLatin.word_class[c] : word_class_beyond_table(c); }
/// First letter of a word for TextInfo.ToTitleCase: the digraphs U+01C4-01CC and U+01F1-01F3 give their middle form.
char32_t invariant_title(char32_t c);

}  // namespace attrmap::text::detail
