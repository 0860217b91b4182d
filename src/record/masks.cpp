#include "record/masks.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace attrmap::record {
namespace {

// { and [ differ by 0x20 alone, as do } and ].
constexpr char kFold = 0x20;

#if defined(__x86_64__)

__attribute__((target("avx512bw"))) void find_512(const char* p, std::size_t blocks, Masks* to) {
  const __m512i fold = _mm512_set1_epi8(kFold);
  for (; blocks != 0; --blocks, p += 64, ++to) {
    const __m512i v = _mm512_loadu_si512(p);
    const __m512i folded = _mm512_or_si512(v, fold);
    to->quote = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('"'));
    to->backslash = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\\'));
    to->comma = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(','));
    to->open = _mm512_cmpeq_epi8_mask(folded, _mm512_set1_epi8('{'));
    to->close = _mm512_cmpeq_epi8_mask(folded, _mm512_set1_epi8('}'));
  }
}

__attribute__((target("avx2"))) std::uint64_t equal_256(__m256i low, __m256i high, char c) {
  const __m256i wanted = _mm256_set1_epi8(c);
  const auto a = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted)));
  const auto b = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted)));
  return a | std::uint64_t{b} << 32;
}

__attribute__((target("avx2"))) void find_256(const char* p, std::size_t blocks, Masks* to) {
  const __m256i fold = _mm256_set1_epi8(kFold);
  for (; blocks != 0; --blocks, p += 64, ++to) {
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p + 32));
    const __m256i low_folded = _mm256_or_si256(low, fold), high_folded = _mm256_or_si256(high, fold);
    to->quote = equal_256(low, high, '"');
    to->backslash = equal_256(low, high, '\\');
    to->comma = equal_256(low, high, ',');
    to->open = equal_256(low_folded, high_folded, '{');
    to->close = equal_256(low_folded, high_folded, '}');
  }
}

void find_128(const char* p, std::size_t blocks, Masks* to) {
  for (; blocks != 0; --blocks, ++to) {
    *to = Masks();
    for (int i = 0; i < 64; i += 16, p += 16) {
      const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
      const __m128i folded = _mm_or_si128(v, _mm_set1_epi8(kFold));
      const auto bits = [i](__m128i x, char c) {
        return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(x, _mm_set1_epi8(c)))))
               << i;
      };
      to->quote |= bits(v, '"');
      to->backslash |= bits(v, '\\');
      to->comma |= bits(v, ',');
      to->open |= bits(folded, '{');
      to->close |= bits(folded, '}');
    }
  }
}

#else

void find_each(const char* p, std::size_t blocks, Masks* to) {
  for (; blocks != 0; --blocks, p += 64, ++to) {
    *to = Masks();
    for (int i = 0; i < 64; ++i) {
      const std::uint64_t bit = std::uint64_t{1} << i;
      to->quote |= p[i] == '"' ? bit : 0;
      to->backslash |= p[i] == '\\' ? bit : 0;
      to->comma |= p[i] == ',' ? bit : 0;
      to->open |= (p[i] | kFold) == '{' ? bit : 0;
      to->close |= (p[i] | kFold) == '}' ? bit : 0;
    }
  }
}

#endif

}  // namespace

std::vector<FindMasks> mask_finders() {
#if defined(__x86_64__)
  std::vector<FindMasks> usable;
  if (__builtin_cpu_supports("avx512bw") != 0) usable.push_back(find_512);
  if (__builtin_cpu_supports("avx2") != 0) usable.push_back(find_256);
  usable.push_back(find_128);
  return usable;
#else
  return {find_each};
#endif
}

}  // namespace attrmap::record
