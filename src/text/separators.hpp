// A set of separator characters, prepared once from a constant argument. Immutable afterwards, so shareable by threads.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ascii_chunk.hpp"

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
  /// ASCII characters, so few that chunk() is quicker than contains().
  bool few() const { return few_count_ != 0; }
  /// When few(): 0xFF where the byte is a member.
  Chunk chunk(Chunk bytes) const {
    Chunk found{};
    for (std::uint32_t i = 0; i < few_count_; ++i) found |= Chunk(bytes == few_[i]);
    return found;
  }

 private:
  bool contains_rest(char32_t unit) const;
  std::array<std::uint64_t, 4> low_{};  // U+0000-00FF
  std::vector<char16_t> rest_;          // sorted
  std::array<unsigned char, 4> few_{};
  std::uint32_t few_count_ = 0;
  bool has_surrogates_ = false;
};

}  // namespace attrmap::text
