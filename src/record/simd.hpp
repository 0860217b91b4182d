// Byte scans, 16 at a time where SSE2 is there (any x86-64).
#pragma once
#include <cstddef>
#include <cstdint>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace attrmap::record {

struct TextScan {
  bool ascii = true;
  bool escaped = false;  ///< has a backslash
};

/// Looks at n bytes; 32 more must be readable.
inline TextScan scan_text(const char* p, std::size_t n) {
#if defined(__SSE2__)
  const __m128i backslash = _mm_set1_epi8('\\');
  const auto load = [](const char* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); };
  const auto bits = [](__m128i a, __m128i b) {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(a)) | static_cast<std::uint32_t>(_mm_movemask_epi8(b)) << 16;
  };
  // Most texts are shorter than 32 bytes, and whether one is shorter than 16 nobody can foretell.
  __m128i high = _mm_setzero_si128(), slashes = high;
  std::size_t i = 0;
  for (; i + 32 < n; i += 32) [[unlikely]] {
      const __m128i a = load(p + i), b = load(p + i + 16);
      high = _mm_or_si128(high, _mm_or_si128(a, b));
      slashes = _mm_or_si128(slashes, _mm_or_si128(_mm_cmpeq_epi8(a, backslash), _mm_cmpeq_epi8(b, backslash)));
    }
  const __m128i a = load(p + i), b = load(p + i + 16);
  const auto mask = static_cast<std::uint32_t>((std::uint64_t{1} << (n - i)) - 1);
  return {((bits(a, b) & mask) | bits(high, high)) == 0,
          ((bits(_mm_cmpeq_epi8(a, backslash), _mm_cmpeq_epi8(b, backslash)) & mask) | bits(slashes, slashes)) != 0};
#else
  unsigned char high = 0;
  bool escaped = false;
  for (std::size_t i = 0; i < n; ++i) {
    high |= static_cast<unsigned char>(p[i]);
    escaped = escaped || p[i] == '\\';
  }
  return {high < 0x80, escaped};
#endif
}

/// Length of the text before the next `"`, or SIZE_MAX when a backslash comes first or there is none in 256 bytes.
/// 15 bytes behind the quote must be readable.
inline std::size_t plain_length(const char* p) {
  for (std::size_t i = 0; i < 256; i += 16) {
#if defined(__SSE2__)
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + i));
    const auto quotes = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('"'))));
    const auto slashes = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))));
    if ((quotes | slashes) == 0) continue;
    const unsigned first = (quotes | slashes) & (~(quotes | slashes) + 1);
    return (slashes & first) != 0 ? SIZE_MAX : i + static_cast<std::size_t>(__builtin_ctz(first));
#else
    for (std::size_t k = i; k < i + 16; ++k) {
      if (p[k] == '"') return k;
      if (p[k] == '\\') return SIZE_MAX;
    }
#endif
  }
  return SIZE_MAX;
}

}  // namespace attrmap::record
