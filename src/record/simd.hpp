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

/// Most texts have no more bytes, and whether they have 16 nobody can foretell.
inline constexpr std::size_t kShortText = 32;

/// Looks at n bytes, kShortText at most, of which so many must be readable.
inline TextScan scan_short_text(const char* p, std::size_t n) {
  const auto mask = static_cast<std::uint32_t>((std::uint64_t{1} << n) - 1);
#if defined(__SSE2__)
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)),
                b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 16));
  const auto bits = [](__m128i low, __m128i high) {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(low)) | static_cast<std::uint32_t>(_mm_movemask_epi8(high))
                                                                    << 16;
  };
  const std::uint32_t high = bits(a, b), slashes = bits(_mm_cmpeq_epi8(a, backslash), _mm_cmpeq_epi8(b, backslash));
#else
  std::uint32_t high = 0, slashes = 0;
  for (std::size_t i = 0; i < n; ++i) {
    high |= std::uint32_t{static_cast<unsigned char>(p[i]) >= 0x80} << i;
    slashes |= std::uint32_t{p[i] == '\\'} << i;
  }
#endif
  return {(high & mask) == 0, (slashes & mask) != 0};
}

/// Looks at n bytes; kShortText more must be readable.
inline TextScan scan_text(const char* p, std::size_t n) {
  TextScan all;
  for (; n > kShortText; p += kShortText, n -= kShortText) {
    const TextScan part = scan_short_text(p, kShortText);
    all = {all.ascii && part.ascii, all.escaped || part.escaped};
  }
  const TextScan last = scan_short_text(p, n);
  return {all.ascii && last.ascii, all.escaped || last.escaped};
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
