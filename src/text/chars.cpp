#include "text/chars.hpp"

#include <unicode/uchar.h>

namespace attrmap::text::detail {
namespace {

/// Blocks without any cased letter, so that Chinese, Japanese and Korean text does not ask ICU.
constexpr bool caseless_block(char32_t c) {
  return (c >= 0x2E80 && c < 0xA640) || (c >= 0xAC00 && c < 0xFB00) || (c >= 0x590 && c < 0x10A0);
}

}  // namespace

char32_t lower_beyond_table(char32_t c) {
  return caseless_block(c) ? c : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

char32_t upper_beyond_table(char32_t c) {
  return caseless_block(c) ? c : static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}

WordClass word_class_beyond_table(char32_t c) {
  if (c >= 0x4E00 && c <= 0x9FFF) return WordClass::letter;
  const std::uint32_t mask = U_MASK(u_charType(static_cast<UChar32>(c)));
  if (mask & U_GC_LL_MASK) return WordClass::lower_letter;
  if (mask & U_GC_L_MASK) return WordClass::letter;
  if (mask & (U_GC_Z_MASK | U_GC_CC_MASK | U_GC_CF_MASK | U_GC_P_MASK | U_GC_S_MASK)) return WordClass::separator;
  return WordClass::other;
}

char32_t invariant_title(char32_t c) {
  if (c >= 0x1C4 && c <= 0x1CC) return c <= 0x1C6 ? 0x1C5u : c <= 0x1C9 ? 0x1C8u : 0x1CBu;
  if (c >= 0x1F1 && c <= 0x1F3) return 0x1F2;
  return invariant_upper(c);
}

}  // namespace attrmap::text::detail
