#include "text/units.hpp"

#include "base/unicode.hpp"
#include "text/arena_writer.hpp"
#include "text/scan.hpp"

namespace attrmap::text::detail {

char32_t surrogate_at(std::string_view text, std::size_t i) {
  if (i + 3 > text.size() || text[i] != '\xED' || static_cast<unsigned char>(text[i + 1]) < 0xA0) return 0;
  return 0xD000u | ((static_cast<unsigned char>(text[i + 1]) & 0x3Fu) << 6) |
         (static_cast<unsigned char>(text[i + 2]) & 0x3Fu);
}

char* write_units(std::string_view text, char* to) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = next(text, i);
    if (c >= 0x10000) {
      to = encode(0xD800 + ((c - 0x10000) >> 10), to);
      to = encode(0xDC00 + ((c - 0x10000) & 0x3FF), to);
    } else {
      for (std::size_t k = at; k < i; ++k) *to++ = text[k];
    }
  }
  return to;
}

std::string_view join_pairs(std::string_view units, Arena& arena) {
  const auto pair_at = [&](std::size_t i) {
    return is_high_surrogate(surrogate_at(units, i)) && is_low_surrogate(surrogate_at(units, i + 3));
  };
  std::size_t i = 0;
  while ((i = units.find('\xED', i)) != std::string_view::npos && !pair_at(i)) ++i;
  if (i == std::string_view::npos) return units;
  ArenaWriter out(arena, units.size());
  out.put(units.substr(0, i));
  while (i < units.size()) {
    if (pair_at(i)) {
      const char32_t high = surrogate_at(units, i), low = surrogate_at(units, i + 3);
      out.put(static_cast<char32_t>(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)));
      i += 6;
    } else {
      out.put(units[i++]);
    }
  }
  return out.finish();
}

bool splits_pairs(std::string_view text) {
  return text.size() >= 3 &&
         (is_low_surrogate(surrogate_at(text, 0)) || is_high_surrogate(surrogate_at(text, text.size() - 3)));
}

std::size_t find_bytes(std::string_view text, std::string_view needle, std::size_t from) {
  if (from > text.size() || needle.size() > text.size() - from) return std::string_view::npos;
#if defined(__unix__) || defined(__APPLE__)
  // memmem is linear; string_view::find may take the product of both lengths.
  const void* hit = needle.size() == 1
                        ? std::memchr(text.data() + from, static_cast<unsigned char>(needle[0]), text.size() - from)
                        : memmem(text.data() + from, text.size() - from, needle.data(), needle.size());
  return hit == nullptr ? std::string_view::npos
                        : static_cast<std::size_t>(static_cast<const char*>(hit) - text.data());
#else
  return text.find(needle, from);
#endif
}

}  // namespace attrmap::text::detail
