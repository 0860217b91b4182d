// Names of people: sixteen ASCII bytes at once, tables for Latin, Greek and Cyrillic letters.
#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace attrmap::bench {

struct Utf8 {
  char bytes[4];
  std::uint8_t size;
};

struct Letter {
  Utf8 lower, upper;
  Utf8 user;  ///< without diacritics, in lower case
};

inline constexpr Letter kLetters[] = {
#include "letters.inc"
};

inline constexpr unsigned kFirst = 0x530;  ///< the table has U+0080 to here, and U+1E00 to U+1EFF

/// The letter that begins at `at`, which is no ASCII; `size` gets its bytes. Null: not in the table.
inline const Letter* letter_at(const char* at, std::size_t& size) {
  const auto byte = [at](int i) { return static_cast<unsigned char>(at[i]); };
  if (byte(0) < 0xE0) {
    size = 2;
    const unsigned code = (byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu);
    return code < kFirst ? kLetters + (code - 0x80) : nullptr;
  }
  size = byte(0) < 0xF0 ? 3 : 4;
  const bool additional = byte(0) == 0xE1 && byte(1) >= 0xB8 && byte(1) <= 0xBB;
  return additional ? kLetters + (kFirst - 0x80) + ((byte(1) & 3u) << 6 | (byte(2) & 0x3Fu)) : nullptr;
}

inline char* put(char* out, const Utf8& letter) {
  std::memcpy(out, letter.bytes, 4);
  return out + letter.size;
}

inline char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
inline char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c & ~0x20) : c; }

#if defined(__SSE2__)
/// A text of at most 16 bytes; what is read behind it does not count.
struct Short {
  explicit Short(std::string_view text)
      : bytes(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data()))), used((1u << text.size()) - 1) {}

  __m128i equal(char c) const { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }
  bool any(__m128i which) const { return (static_cast<unsigned>(_mm_movemask_epi8(which)) & used) != 0; }

  static __m128i between(__m128i v, char low, char high) {
    return _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8(static_cast<char>(low - 1))),
                         _mm_cmplt_epi8(v, _mm_set1_epi8(static_cast<char>(high + 1))));
  }
  __m128i lower() const { return _mm_xor_si128(bytes, _mm_and_si128(between(bytes, 'A', 'Z'), _mm_set1_epi8(0x20))); }

  __m128i bytes;
  unsigned used;
};
#endif

/// ToLower(NormalizeDiacritics(StripSpaces(text)))
inline char* put_user_part(char* out, std::string_view text) {
#if defined(__SSE2__)
  if (!text.empty() && text.size() <= 16) {
    const Short s(text);
    if (!s.any(_mm_or_si128(s.bytes, s.equal(' ')))) {
      _mm_storeu_si128(reinterpret_cast<__m128i*>(out), s.lower());
      return out + text.size();
    }
  }
#endif
  for (const char *at = text.data(), *end = at + text.size(); at < end;) {
    if ((*at & 0x80) == 0) {
      *out = lower(*at);
      out += *at++ != ' ';
      continue;
    }
    std::size_t size;
    if (const Letter* letter = letter_at(at, size)) {
      out = put(out, letter->user);
    } else {
      std::memcpy(out, at, 4);
      out += size;
    }
    at += size;
  }
  return out;
}

/// PCase(text, " '-")
inline char* put_proper(char* out, std::string_view text) {
#if defined(__SSE2__)
  if (!text.empty() && text.size() <= 16) {
    const Short s(text);
    if (!s.any(s.bytes)) {
      const __m128i separators = _mm_or_si128(_mm_or_si128(s.equal(' '), s.equal('\'')), s.equal('-'));
      const __m128i starts = _mm_or_si128(_mm_slli_si128(separators, 1), _mm_cvtsi32_si128(0xFF));
      const __m128i small = s.lower();
      const __m128i capitals =
          _mm_and_si128(_mm_and_si128(starts, Short::between(small, 'a', 'z')), _mm_set1_epi8(0x20));
      _mm_storeu_si128(reinterpret_cast<__m128i*>(out), _mm_xor_si128(small, capitals));
      return out + text.size();
    }
  }
#endif
  bool starts = true;
  for (const char *at = text.data(), *end = at + text.size(); at < end;) {
    if ((*at & 0x80) == 0) {
      *out++ = starts ? upper(*at) : lower(*at);
      starts = *at == ' ' || *at == '\'' || *at == '-';
      ++at;
      continue;
    }
    std::size_t size;
    if (const Letter* letter = letter_at(at, size)) {
      out = put(out, starts ? letter->upper : letter->lower);
    } else {
      std::memcpy(out, at, 4);
      out += size;
    }
    starts = false;
    at += size;
  }
  return out;
}

}  // namespace attrmap::bench
