#include "base/unicode.hpp"

#include <cstring>

namespace attrmap {
namespace {

constexpr bool is_continuation(unsigned char c) { return (c & 0xC0) == 0x80; }

/// The three-byte form of a surrogate at `i`?
bool surrogate_at(std::string_view text, std::size_t i, unsigned char low, unsigned char high) {
  if (i + 3 > text.size() || static_cast<unsigned char>(text[i]) != 0xED) return false;
  const auto second = static_cast<unsigned char>(text[i + 1]);
  return second >= low && second <= high && is_continuation(static_cast<unsigned char>(text[i + 2]));
}

char32_t surrogate_value(std::string_view text, std::size_t i) {
  return 0xD000u | ((static_cast<unsigned char>(text[i + 1]) & 0x3Fu) << 6) |
         (static_cast<unsigned char>(text[i + 2]) & 0x3Fu);
}

}  // namespace

bool is_ascii(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    if (word & 0x8080808080808080ull) return false;
  }
  for (; i < text.size(); ++i)
    if (static_cast<unsigned char>(text[i]) >= 0x80) return false;
  return true;
}

std::size_t invalid_utf8_at(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      ++i;
      continue;
    }
    std::size_t length;
    unsigned char low = 0x80, high = 0xBF;
    if (c >= 0xC2 && c <= 0xDF)
      length = 2;
    else if (c >= 0xE0 && c <= 0xEF) {
      length = 3;
      if (c == 0xE0) low = 0xA0;
      if (c == 0xED) high = 0x9F;
    } else if (c >= 0xF0 && c <= 0xF4) {
      length = 4;
      if (c == 0xF0) low = 0x90;
      if (c == 0xF4) high = 0x8F;
    } else
      return i;
    if (i + length > text.size()) return i;
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if (second < low || second > high) return i;
    for (std::size_t k = 2; k < length; ++k)
      if (!is_continuation(static_cast<unsigned char>(text[i + k]))) return i;
    i += length;
  }
  return std::string_view::npos;
}

char32_t decode(std::string_view text, std::size_t& i) {
  const auto c = static_cast<unsigned char>(text[i]);
  if (c < 0x80) {
    ++i;
    return c;
  }
  auto next = [&](std::size_t k) -> char32_t {
    return i + k < text.size() && is_continuation(static_cast<unsigned char>(text[i + k]))
               ? static_cast<unsigned char>(text[i + k]) & 0x3Fu
               : 0x100u;
  };
  if (c >= 0xC2 && c <= 0xDF) {
    const char32_t a = next(1);
    if (a < 0x100) {
      i += 2;
      return ((c & 0x1Fu) << 6) | a;
    }
  } else if (c >= 0xE0 && c <= 0xEF) {
    const char32_t a = next(1), b = next(2);
    const char32_t v = ((c & 0x0Fu) << 12) | (a << 6) | b;
    if (a < 0x100 && b < 0x100 && v >= 0x800) {
      i += 3;
      return v;
    }
  } else if (c >= 0xF0 && c <= 0xF4) {
    const char32_t a = next(1), b = next(2), d = next(3);
    const char32_t v = ((c & 0x07u) << 18) | (a << 12) | (b << 6) | d;
    if (a < 0x100 && b < 0x100 && d < 0x100 && v >= 0x10000 && v <= 0x10FFFF) {
      i += 4;
      return v;
    }
  }
  ++i;
  return kReplacement;
}

char* encode(char32_t c, char* to) {
  if (c < 0x80)
    *to++ = static_cast<char>(c);
  else if (c < 0x800) {
    *to++ = static_cast<char>(0xC0 | (c >> 6));
    *to++ = static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    *to++ = static_cast<char>(0xE0 | (c >> 12));
    *to++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    *to++ = static_cast<char>(0x80 | (c & 0x3F));
  } else {
    *to++ = static_cast<char>(0xF0 | (c >> 18));
    *to++ = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    *to++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    *to++ = static_cast<char>(0x80 | (c & 0x3F));
  }
  return to;
}

void append(std::string& to, char32_t c) {
  char bytes[4];
  to.append(bytes, static_cast<std::size_t>(encode(c, bytes) - bytes));
}

std::size_t utf16_length(std::string_view text) {
  std::size_t n = 0;
  for (const char ch : text) {
    const auto c = static_cast<unsigned char>(ch);
    n += !is_continuation(c);
    n += c >= 0xF0;
  }
  return n;
}

bool joins_pair(std::string_view left, std::string_view right) {
  return left.size() >= 3 && surrogate_at(left, left.size() - 3, 0xA0, 0xAF) && surrogate_at(right, 0, 0xB0, 0xBF);
}

void append_wtf8(std::string& to, std::string_view text) {
  if (joins_pair(to, text)) {
    const char32_t high = surrogate_value(to, to.size() - 3), low = surrogate_value(text, 0);
    to.resize(to.size() - 3);
    append(to, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    text.remove_prefix(3);
  }
  to.append(text);
}

void to_utf16(std::string_view text, std::u16string& into) {
  into.resize(text.size());
  char16_t* to = into.data();
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode(text, i);
    if (c < 0x10000)
      *to++ = static_cast<char16_t>(c);
    else {
      *to++ = static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
      *to++ = static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  into.resize(static_cast<std::size_t>(to - into.data()));
}

std::u16string to_utf16(std::string_view text) {
  std::u16string units;
  to_utf16(text, units);
  return units;
}

void append_utf16(std::string& to, std::u16string_view units) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    if (is_high_surrogate(c) && i + 1 < units.size() && is_low_surrogate(units[i + 1]))
      c = 0x10000 + ((c - 0xD800) << 10) + (units[++i] - 0xDC00u);
    if (i == 0 && is_low_surrogate(c)) {
      char bytes[4];
      append_wtf8(to, {bytes, static_cast<std::size_t>(encode(c, bytes) - bytes)});
    } else
      append(to, c);
  }
}

std::string from_utf16(std::u16string_view units) {
  std::string text;
  text.reserve(units.size());
  append_utf16(text, units);
  return text;
}

bool has_lone_surrogate(std::string_view text) {
  for (std::size_t i = 0; (i = text.find('\xED', i)) != std::string_view::npos; ++i)
    if (surrogate_at(text, i, 0xA0, 0xBF)) return true;
  return false;
}

std::string well_formed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) append(out, decode(text, i));
  return replace_lone_surrogates(out);
}

std::string replace_lone_surrogates(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; (i = out.find('\xED', i)) != std::string::npos; ++i)
    if (surrogate_at(out, i, 0xA0, 0xBF)) out.replace(i, 3, "\xEF\xBF\xBD");
  return out;
}

std::string_view trim_start(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    std::size_t next = i;
    if (!is_white_space(decode(text, next))) break;
    i = next;
  }
  return text.substr(i);
}

std::string_view trim_end(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    std::size_t start = end - 1;
    while (start > 0 && is_continuation(static_cast<unsigned char>(text[start]))) --start;
    std::size_t next = start;
    if (!is_white_space(decode(text, next)) || next != end) break;
    end = start;
  }
  return text.substr(0, end);
}

std::string_view trim(std::string_view text) { return trim_end(trim_start(text)); }

}  // namespace attrmap
