// A set of separator characters, prepared once from a constant argument. Immutable afterwards, so shareable by threads.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace attrmap::text {

/// Members are UTF-16 code units, as in a .NET char[]: a character beyond U+FFFF puts both its surrogates into the set.
class SeparatorSet {
 public:
  SeparatorSet() = default;
  explicit SeparatorSet(std::string_view characters);

  bool contains(char32_t unit) const {
    return unit < 256 ? ((low_[unit >> 6] >> (unit & 63)) & 1) != 0 : !rest_.empty() && contains_rest(unit);
  }
  bool empty() const { return rest_.empty() && (low_[0] | low_[1] | low_[2] | low_[3]) == 0; }
  bool has_surrogates() const { return has_surrogates_; }
  bool only_ascii() const { return rest_.empty() && (low_[2] | low_[3]) == 0; }

 private:
  bool contains_rest(char32_t unit) const;
  std::array<std::uint64_t, 4> low_{};  // U+0000-00FF
  std::vector<char16_t> rest_;          // sorted
  bool has_surrogates_ = false;
};

}  // namespace attrmap::text
