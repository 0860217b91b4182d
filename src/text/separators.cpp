#include "text/separators.hpp"

#include <algorithm>
#include <bit>

#include "base/unicode.hpp"

namespace attrmap::text {

SeparatorSet::SeparatorSet(std::string_view characters) {
  for (const char16_t unit : to_utf16(characters)) {
    if (unit < 256) {
      low_[unit >> 6] |= std::uint64_t{1} << (unit & 63);
    } else {
      rest_.push_back(unit);
      has_surrogates_ |= is_high_surrogate(unit) || is_low_surrogate(unit);
    }
  }
  std::sort(rest_.begin(), rest_.end());
  if (!only_ascii() || std::popcount(low_[0]) + std::popcount(low_[1]) > static_cast<int>(few_.size())) return;
  for (unsigned char c = 0; c < 0x80; ++c)
    if (contains(c)) few_[few_count_++] = c;
}

bool SeparatorSet::contains_rest(char32_t unit) const {
  return unit <= 0xFFFF && std::binary_search(rest_.begin(), rest_.end(), static_cast<char16_t>(unit));
}

}  // namespace attrmap::text
