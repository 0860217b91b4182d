// Sixteen ASCII bytes at a time, in the vector extensions that g++ and clang have for every machine.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace attrmap {

using Chunk = unsigned char __attribute__((vector_size(16)));

namespace chunk_detail {
using Words = std::uint64_t __attribute__((vector_size(16)));
template <class T>
T load(const char* p) {
  T value;
  std::memcpy(&value, p, sizeof value);
  return value;
}
}  // namespace chunk_detail

inline Chunk load_chunk(const char* from) { return chunk_detail::load<Chunk>(from); }
/// The `n` bytes (at most 16) at `from`, reading no others; the rest is 0.
inline Chunk load_chunk(const char* from, std::size_t n) {
  using chunk_detail::load;
  std::uint64_t low = 0, high = 0;
  if (n >= 8) {
    low = load<std::uint64_t>(from);
    const std::size_t skipped = 8 * (16 - n);
    high = skipped < 64 ? load<std::uint64_t>(from + n - 8) >> skipped : 0;
  } else if (n >= 4) {
    low = load<std::uint32_t>(from) | std::uint64_t{load<std::uint32_t>(from + n - 4)} << 8 * (n - 4);
  } else if (n > 0) {
    const auto byte = [from](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(from[i])} << 8 * i; };
    low = byte(0) | byte(n / 2) | byte(n - 1);
  }
  return reinterpret_cast<Chunk>(chunk_detail::Words{low, high});  // in registers: never through memory
}
inline void store_chunk(char* to, Chunk chunk) { std::memcpy(to, &chunk, sizeof chunk); }

inline bool any(Chunk mask) {
  const auto words = reinterpret_cast<chunk_detail::Words>(mask);
  return (words[0] | words[1]) != 0;
}
/// The highest bit of every byte, that of the first one lowest.
inline std::uint32_t bits(Chunk mask) {
#if defined(__SSE2__)
  return static_cast<std::uint32_t>(_mm_movemask_epi8(reinterpret_cast<__m128i>(mask)));
#else
  std::uint32_t result = 0;
  for (unsigned i = 0; i < 16; ++i) result |= std::uint32_t{mask[i]} >> 7 << i;
  return result;
#endif
}
/// 0xFF where the byte is one of the 26 letters from `first` ('A' or 'a').
inline Chunk letters(Chunk chunk, unsigned char first) { return Chunk(chunk - first < 26); }
/// Those letters in the other case.
inline Chunk flip_letters(Chunk chunk, unsigned char first) { return chunk ^ (letters(chunk, first) & 0x20); }
/// The bytes moved up by one place; `first` comes in.
inline Chunk move_up(Chunk chunk, unsigned char first) {
  const auto words = reinterpret_cast<chunk_detail::Words>(chunk);
  return reinterpret_cast<Chunk>(chunk_detail::Words{words[0] << 8 | first, words[1] << 8 | words[0] >> 56});
}
inline unsigned char last_of(Chunk chunk) {
  return static_cast<unsigned char>(reinterpret_cast<chunk_detail::Words>(chunk)[1] >> 56);
}
inline Chunk all_of(unsigned char byte) { return Chunk{} + byte; }

}  // namespace attrmap
