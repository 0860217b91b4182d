// Internal to the text module: eight bytes at a time, and byte search.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/unicode.hpp"

namespace attrmap::text::detail {

inline constexpr std::uint64_t kOnes = 0x0101010101010101u;
inline constexpr std::uint64_t kHighBits = 0x8080808080808080u;

inline std::uint64_t load8(const char* p) {
  std::uint64_t word;
  std::memcpy(&word, p, 8);
  return word;
}
inline void store8(char* p, std::uint64_t word) { std::memcpy(p, &word, 8); }
inline std::uint32_t load4(const char* p) {
  std::uint32_t word;
  std::memcpy(&word, p, 4);
  return word;
}
inline void store4(char* p, std::uint32_t word) { std::memcpy(p, &word, 4); }

/// 0x80 in every byte that is an ASCII character from `low` to `high`; no carry crosses a byte.
constexpr std::uint64_t ascii_between(std::uint64_t word, unsigned char low, unsigned char high) {
  const std::uint64_t seven = word & ~kHighBits;
  const std::uint64_t at_least = seven + kOnes * (0x80u - low);
  const std::uint64_t above = seven + kOnes * (0x7Fu - high);
  return (at_least ^ above) & ~word & kHighBits;
}

/// Number of bytes whose high bit is set in `mask` (a mask of 0x80 and 0x00 bytes).
constexpr std::size_t count_marks(std::uint64_t mask) { return static_cast<std::size_t>(((mask >> 7) * kOnes) >> 56); }

constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

/// decode() with the two-byte forms (Latin, Greek, Cyrillic) inlined.
inline char32_t next(std::string_view text, std::size_t& i) {
  const auto c = static_cast<unsigned char>(text[i]);
  if (c < 0x80) {
    ++i;
    return c;
  }
  if (c >= 0xC2 && c <= 0xDF && i + 1 < text.size() && is_continuation(text[i + 1])) {
    const char32_t value = ((c & 0x1Fu) << 6) | (static_cast<unsigned char>(text[i + 1]) & 0x3Fu);
    i += 2;
    return value;
  }
  return decode(text, i);
}

/// First occurrence of `needle` (not empty) at or after byte `from`, or npos. Linear time.
std::size_t find_bytes(std::string_view text, std::string_view needle, std::size_t from);

}  // namespace attrmap::text::detail
