#include "text/separators.hpp"

#include <algorithm>

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
}

bool SeparatorSet::contains_rest(char32_t unit) const {
  return unit <= 0xFFFF && std::binary_search(rest_.begin(), rest_.end(), static_cast<char16_t>(unit));
}

}  // namespace attrmap::text
