#include "text/width.hpp"

#include <unicode/uchar.h>

#include "base/unicode.hpp"
#include "text/scan.hpp"

namespace attrmap::text {
namespace {

std::size_t width_of(char32_t c) {
  if (c < 0x300) return c < 0x20 || (c >= 0x7F && c < 0xA0) ? 0 : 1;  // U+00AD is shown
  const auto point = static_cast<UChar32>(c);
  if (U_MASK(u_charType(point)) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) return 0;
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // medial and final jamo join the syllable before them
  switch (u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH: return 2;
    default: return 1;
  }
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c < 0x7F) {
      ++i;
      ++width;
    } else {
      width += width_of(detail::next(text, i));
    }
  }
  return width;
}

}  // namespace attrmap::text
