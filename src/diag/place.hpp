// Where an offset is, as people count: lines and characters from 1.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace attrmap::diag {

struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;  ///< in code points
  friend bool operator==(const Place&, const Place&) = default;
};

/// `offset` in bytes; beyond the end counts as the end. Lines end in LF or CR LF.
Place place_of(std::string_view text, std::uint32_t offset);
/// "1:38"
std::string to_string(Place place);

}  // namespace attrmap::diag
