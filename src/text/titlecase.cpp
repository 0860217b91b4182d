#include "text/titlecase.hpp"

#include <array>

#include "base/unicode.hpp"
#include "text/arena_writer.hpp"
#include "text/chars.hpp"
#include "text/scan.hpp"

namespace attrmap::text {
namespace {

using namespace detail;

void put_lower(ArenaWriter& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = next(text, i), lower = invariant_lower(c);
    if (lower == c)
      out.put(text.substr(at, i - at));
    else
      out.put(lower);
  }
}

/// ASCII for pcase. `letter`: 1 for letters; `keep`: 1 if the character does not end a word (letters, digits,
/// apostrophe).
struct PCaseEntry {
  std::uint8_t lower, letter, keep;
};
constexpr std::array<PCaseEntry, 128> kAscii = [] {
  std::array<PCaseEntry, 128> t{};
  for (char32_t c = 0; c < 128; ++c) {
    const WordClass w = latin_word_class(c);
    const bool letter = w == WordClass::letter || w == WordClass::lower_letter;
    t[c] = {static_cast<std::uint8_t>(latin_lower(c)), letter, w != WordClass::separator || c == U'\''};
  }
  return t;
}();

}  // namespace

std::string_view title_case(std::string_view text, Arena& arena) {
  ArenaWriter out(arena, 2 * text.size());
  std::size_t i = 0;
  while (i < text.size()) {
    std::size_t at = i;
    const char32_t first = next(text, i);
    WordClass w = word_class(first);
    if (w != WordClass::letter && w != WordClass::lower_letter) {
      out.put(text.substr(at, i - at));
      continue;
    }
    const char32_t title = invariant_title(first);
    if (title == first)
      out.put(text.substr(at, i - at));
    else
      out.put(title);
    bool has_lower = w == WordClass::lower_letter;
    std::size_t segment = i;
    const auto flush = [&](std::size_t end) {
      const std::string_view part = text.substr(segment, end - segment);
      if (has_lower)
        put_lower(out, part);
      else
        out.put(part);
      segment = end;
    };
    while (i < text.size()) {
      at = i;
      const char32_t c = next(text, i);
      w = word_class(c);
      if (w == WordClass::lower_letter) {
        has_lower = true;
      } else if (c == U'\'') {
        flush(i);
        has_lower = true;
      } else if (w == WordClass::separator) {
        i = at;
        break;
      }
    }
    flush(i);
  }
  return out.finish_unless_same(text);
}

// After lower-casing, ToTitleCase changes nothing but the first letter of each word (simple lower case is idempotent),
// so one pass does both.
std::string_view pcase(std::string_view text, Arena& arena) {
  char* const begin = arena.reserve(2 * text.size());  // see change_case() in casing.cpp
  char* to = begin;
  bool changed = false;
  unsigned in_word = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      const PCaseEntry e = kAscii[byte];
      const auto mapped = static_cast<unsigned char>(e.lower ^ ((e.letter & (in_word ^ 1u)) << 5));
      in_word = e.letter | (in_word & e.keep);
      changed |= mapped != byte;
      *to++ = static_cast<char>(mapped);
      ++i;
      continue;
    }
    const std::size_t at = i;
    const char32_t c = next(text, i);
    char32_t mapped = invariant_lower(c);
    const WordClass w = word_class(mapped);
    if (w == WordClass::separator) {
      in_word = 0;
    } else if (w != WordClass::other) {
      if (!in_word) mapped = invariant_title(mapped);
      in_word = 1;
    }
    if (mapped != c) {
      changed = true;
      to = encode(mapped, to);
    } else {
      for (std::size_t k = at; k < i; ++k) *to++ = text[k];
    }
  }
  return changed ? arena.commit(static_cast<std::size_t>(to - begin)) : text;
}

std::string_view pcase(std::string_view text, const SeparatorSet& separators, Arena& arena) {
  char* const begin = arena.reserve(2 * text.size());
  char* to = begin;
  bool changed = false;
  bool start = true;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = next(text, i);
    const char32_t lower = invariant_lower(c);
    char32_t mapped = lower;
    if (lower < 0x10000) {
      if (start) mapped = invariant_upper(lower);
      start = separators.contains(lower);
    } else {  // two units: neither has an upper case of its own
      start = separators.has_surrogates() && separators.contains(0xDC00 + ((lower - 0x10000) & 0x3FF));
    }
    if (mapped != c) {
      changed = true;
      to = encode(mapped, to);
    } else {
      for (std::size_t k = at; k < i; ++k) *to++ = text[k];
    }
  }
  return changed ? arena.commit(static_cast<std::size_t>(to - begin)) : text;
}

}  // namespace attrmap::text
