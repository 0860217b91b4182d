// Text as a terminal shows it: how many columns a character takes, and a harmless stand-in for those that would
// disturb the picture (control characters, tabs, characters that turn the writing direction).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attrmap::diag {

/// One code point of a line.
struct Cell {
  std::uint32_t begin;   ///< byte offset in the line
  std::uint32_t column;  ///< where it begins, from 0
  std::uint8_t width;    ///< 0 (combining), 1, 2 (wide), or up to 4 for a tab
};

/// Columns that `c` takes in a terminal: East Asian width by ICU, 0 for combining and format characters.
int display_width(char32_t c);
/// Columns of a whole text.
std::size_t display_width(std::string_view text);

/// The cells of a line, and one more behind its end.
std::vector<Cell> cells_of(std::string_view line);
/// Appends `text` as it shall be shown; every character takes as many columns as its cell says.
void append_visible(std::string& to, std::string_view text, std::uint32_t column = 0);

}  // namespace attrmap::diag
