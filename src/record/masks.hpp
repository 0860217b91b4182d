// Which of 64 bytes are structural characters of JSON: bit i for byte i.
#pragma once
#include <cstdint>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace attrmap::record {

struct Masks {
  std::uint64_t quote = 0, backslash = 0, comma = 0;
  std::uint64_t open = 0;   ///< { and [
  std::uint64_t close = 0;  ///< } and ]
};

inline Masks masks64(const char* p) {
  Masks m;
#if defined(__SSE2__)
  for (int i = 0; i < 4; ++i) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 16 * i));
    // { and [ differ by 0x20 alone, as do } and ].
    const __m128i folded = _mm_or_si128(v, _mm_set1_epi8(0x20));
    const auto bits = [&](__m128i x, char c) {
      return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(x, _mm_set1_epi8(c)))))
             << (16 * i);
    };
    m.quote |= bits(v, '"');
    m.backslash |= bits(v, '\\');
    m.comma |= bits(v, ',');
    m.open |= bits(folded, '{');
    m.close |= bits(folded, '}');
  }
#else
  for (int i = 0; i < 64; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    switch (p[i]) {
      case '"': m.quote |= bit; break;
      case '\\': m.backslash |= bit; break;
      case ',': m.comma |= bit; break;
      case '{':
      case '[': m.open |= bit; break;
      case '}':
      case ']': m.close |= bit; break;
      default: break;
    }
  }
#endif
  return m;
}

}  // namespace attrmap::record
