#include "text/casing.hpp"

#include "base/unicode.hpp"
#include "text/arena_writer.hpp"
#include "text/chars.hpp"
#include "text/culture_name.hpp"
#include "text/scan.hpp"

namespace attrmap::text {
namespace {

using namespace detail;

template <bool kUpper>
constexpr std::uint64_t letters_to_change(std::uint64_t word) {
  return kUpper ? ascii_between(word, 'a', 'z') : ascii_between(word, 'A', 'Z');
}

/// Maps the ASCII prefix of `from`; returns its length (it may stop up to 7 bytes early) and whether a letter changed.
template <bool kUpper>
std::size_t map_ascii(std::string_view from, char* to, bool& changed) {
  const std::size_t n = from.size();
  const char* p = from.data();
  std::uint64_t touched = 0;
  std::size_t i = 0;
  if (n >= 8) {
    for (; i + 8 <= n; i += 8) {
      const std::uint64_t word = load8(p + i);
      if (word & kHighBits) break;
      const std::uint64_t mask = letters_to_change<kUpper>(word);
      touched |= mask;
      store8(to + i, word ^ (mask >> 2));
    }
    if (i + 8 > n && i < n) {  // the last word overlaps the one before: same source, same result
      const std::uint64_t word = load8(p + n - 8);
      if (!(word & kHighBits)) {
        const std::uint64_t mask = letters_to_change<kUpper>(word);
        touched |= mask;
        store8(to + n - 8, word ^ (mask >> 2));
        i = n;
      }
    }
  } else if (n >= 4) {
    const std::uint64_t word = load4(p) | (static_cast<std::uint64_t>(load4(p + n - 4)) << 32);
    if (!(word & kHighBits)) {
      const std::uint64_t mask = letters_to_change<kUpper>(word);
      touched = mask;
      const std::uint64_t mapped = word ^ (mask >> 2);
      store4(to, static_cast<std::uint32_t>(mapped));
      store4(to + n - 4, static_cast<std::uint32_t>(mapped >> 32));
      i = n;
    }
  }
  changed = touched != 0;
  return i;
}

template <bool kUpper>
char32_t map(char32_t c, CaseCulture culture) {
  if (culture == CaseCulture::turkic) {
    if (kUpper && c == 'i') return 0x130;
    if (!kUpper && c == 'I') return 0x131;
  } else if (culture == CaseCulture::invariant) {
    return kUpper ? invariant_upper(c) : invariant_lower(c);
  }
  return kUpper ? simple_upper(c) : simple_lower(c);
}

template <bool kUpper>
std::string_view change_case(std::string_view text, CaseCulture culture, Arena& arena) {
  // No simple mapping more than doubles the bytes: ASCII gives at most two (Turkic İ, ı), two bytes give at most three.
  char* const begin = arena.reserve(2 * text.size());
  bool changed = false;
  std::size_t i = 0;
  if (culture != CaseCulture::turkic) i = map_ascii<kUpper>(text, begin, changed);
  char* to = begin + i;
  while (i < text.size()) {
    const std::size_t at = i;
    const char32_t c = next(text, i);
    const char32_t mapped = map<kUpper>(c, culture);
    if (mapped != c) {
      to = encode(mapped, to);
      changed = true;
    } else {
      for (std::size_t k = at; k < i; ++k) *to++ = text[k];  // also keeps ill-formed bytes as they are
    }
  }
  return changed ? arena.commit(static_cast<std::size_t>(to - begin)) : text;
}

}  // namespace

std::optional<CaseCulture> parse_culture(std::string_view name) {
  if (name.empty()) return CaseCulture::invariant;
  if (!detail::is_culture_name(name)) return std::nullopt;
  return detail::has_language(name, "tr") || detail::has_language(name, "az") ? CaseCulture::turkic
                                                                              : CaseCulture::other;
}

std::string_view to_lower(std::string_view text, CaseCulture culture, Arena& arena) {
  return change_case<false>(text, culture, arena);
}

std::string_view to_upper(std::string_view text, CaseCulture culture, Arena& arena) {
  return change_case<true>(text, culture, arena);
}

}  // namespace attrmap::text
