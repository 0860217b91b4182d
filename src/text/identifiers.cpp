#include "text/identifiers.hpp"

#include <charconv>

namespace attrmap::text {

std::optional<std::string_view> string_from_sid(std::string_view bytes, Arena& arena) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])); };
  if (bytes.size() < 8 || byte(0) != 1 || byte(1) > 15) return std::nullopt;
  const auto count = static_cast<std::size_t>(byte(1));
  if (bytes.size() < 8 + 4 * count) return std::nullopt;
  std::uint64_t authority = 0;
  for (std::size_t i = 2; i < 8; ++i) authority = (authority << 8) | byte(i);

  const std::size_t room = 4 + 15 + 11 * count;
  char* const begin = arena.reserve(room);
  char* to = begin;
  for (const char c : {'S', '-', '1', '-'}) *to++ = c;
  to = std::to_chars(to, begin + room, authority).ptr;
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t at = 8 + 4 * k;
    *to++ = '-';
    to = std::to_chars(to, begin + room, byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24))
             .ptr;
  }
  return arena.commit(static_cast<std::size_t>(to - begin));
}

std::string_view guid_from_bits(std::uint64_t high, std::uint64_t low, Arena& arena) {
  high = (high & ~std::uint64_t{0xF000}) | 0x4000;
  low = (low & ~(std::uint64_t{0xC0} << 56)) | (std::uint64_t{0x80} << 56);
  char* to = arena.reserve(36);
  for (unsigned digit = 0; digit < 32; ++digit) {
    if (digit == 8 || digit == 12 || digit == 16 || digit == 20) *to++ = '-';
    *to++ = "0123456789abcdef"[((digit < 16 ? high : low) >> (60 - 4 * (digit % 16))) & 15];
  }
  return arena.commit(36);
}

}  // namespace attrmap::text
