#include "diag/display.hpp"

#include <unicode/uchar.h>

#include "base/unicode.hpp"

namespace attrmap::diag {
namespace {

constexpr std::uint32_t kTab = 4;

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// Characters that reorder or hide what stands around them ("Trojan source"): shown as U+FFFD.
bool is_disturbing(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x2028 ||
         c == 0x2029 || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF || (c >= 0xD800 && c <= 0xDFFF);
}

int width_at(char32_t c, std::uint32_t column) {
  return c == '\t' ? static_cast<int>(kTab - column % kTab) : display_width(c);
}

}  // namespace

int display_width(char32_t c) {
  if (c < 0x300) return 1;
  if (is_disturbing(c)) return 1;
  const auto point = static_cast<UChar32>(c);
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR: return 0;
    default: break;
  }
  const int wide = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();)
    width += static_cast<std::size_t>(width_at(decode(text, i), static_cast<std::uint32_t>(width)));
  return width;
}

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  cells.reserve(line.size() + 1);
  std::uint32_t column = 0;
  for (std::size_t i = 0; i < line.size();) {
    const auto begin = static_cast<std::uint32_t>(i);
    const int width = width_at(decode(line, i), column);
    cells.push_back({begin, column, static_cast<std::uint8_t>(width)});
    column += static_cast<std::uint32_t>(width);
  }
  cells.push_back({static_cast<std::uint32_t>(line.size()), column, 1});
  return cells;
}

void append_visible(std::string& to, std::string_view text, std::uint32_t column) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode(text, i);
    const int width = width_at(c, column);
    column += static_cast<std::uint32_t>(width);
    if (c == '\t')
      to.append(static_cast<std::size_t>(width), ' ');
    else if (c == 0xA0)
      to += ' ';
    else if (c < 0x20)
      append(to, 0x2400 + c);
    else if (is_control(c) || is_disturbing(c))
      append(to, kReplacement);
    else
      append(to, c);
  }
}

}  // namespace attrmap::diag
