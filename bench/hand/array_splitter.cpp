#include "array_splitter.hpp"

#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace attrmap::bench {

/// One of { } [ ] , outside texts.
inline void ArraySplitter::structural(char* data, std::size_t at) {
  switch (data[at]) {
    case ',':
      if (depth_ != 1) return;
      data[at] = '\n';
      last_end_ = at + 1;
      return;
    case '{':
    case '[':
      if (depth_++ == 0) data[at] = ' ';
      return;
    default:
      if (--depth_ == 0) data[at] = ' ';
  }
}

void ArraySplitter::split_bytes(char* data, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at) {
    const char c = data[at];
    if (escaped_) {
      escaped_ = false;
    } else if (c == '"') {
      in_text_ = !in_text_;
    } else if (in_text_) {
      escaped_ = c == '\\';
    } else if (c == '{' || c == '}' || c == '[' || c == ']' || c == ',') {
      structural(data, at);
    }
  }
}

#if defined(__x86_64__)

namespace {

struct Chunk {
  __m256i low, high;
  __attribute__((target("avx2"))) std::uint64_t equal(char c) const {
    const __m256i all = _mm256_set1_epi8(c);
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, all))) |
           static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, all))))
               << 32;
  }
};

}  // namespace

/// 64 bytes at once, as bit masks. In chunks inside a record, which most are, only the depth has to be kept.
__attribute__((target("avx2,pclmul,popcnt,bmi"))) void ArraySplitter::split_64(char* data, std::size_t at) {
  const auto* from = reinterpret_cast<const __m256i*>(data + at);
  const Chunk chunk{_mm256_loadu_si256(from), _mm256_loadu_si256(from + 1)};
  if (escaped_ || chunk.equal('\\') != 0) return split_bytes(data, at, at + 64);

  // A byte is in a text when an odd number of quotes stands before it: products without carry are sums over prefixes.
  const __m128i quotes = _mm_set_epi64x(0, static_cast<long long>(chunk.equal('"')));
  const auto odd = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_clmulepi64_si128(quotes, _mm_set1_epi8(-1), 0)));
  const std::uint64_t text = odd ^ (in_text_ ? ~std::uint64_t{0} : 0);
  in_text_ = text >> 63 != 0;

  const __m256i bit = _mm256_set1_epi8(0x20);  // makes { of [ and } of ]
  const Chunk braces{_mm256_or_si256(chunk.low, bit), _mm256_or_si256(chunk.high, bit)};
  const std::uint64_t open = braces.equal('{') & ~text, close = braces.equal('}') & ~text;
  if (depth_ - std::popcount(close) > 1) {
    depth_ += std::popcount(open) - std::popcount(close);
    return;
  }
  for (std::uint64_t left = open | close | (chunk.equal(',') & ~text); left != 0; left &= left - 1)
    structural(data, at + static_cast<std::size_t>(std::countr_zero(left)));
}

#endif

std::size_t ArraySplitter::split(char* data, std::size_t begin, std::size_t end) {
  last_end_ = 0;
#if defined(__x86_64__)
  static const bool wide = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul");
  for (; wide && begin + 64 <= end; begin += 64) split_64(data, begin);
#endif
  split_bytes(data, begin, end);
  return last_end_;
}

}  // namespace attrmap::bench
