#include "diag/place.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attrmap::diag {

Place place_of(std::string_view text, std::uint32_t offset) {
  text = text.substr(0, offset);
  Place place;
  place.line += static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
  const std::size_t line = text.rfind('\n');
  if (line != std::string_view::npos) text.remove_prefix(line + 1);
  for (unsigned char c : text)
    if ((c & 0xC0) != 0x80) ++place.column;
  return place;
}

std::string to_string(Place place) { return fmt::format("{}:{}", place.line, place.column); }

}  // namespace attrmap::diag
