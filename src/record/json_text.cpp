#include "record/json_text.hpp"

#include <charconv>

#include "base/unicode.hpp"

namespace attrmap::record {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Four hex digits at `i`, or -1.
std::int32_t hex4(std::string_view s, std::size_t i) {
  if (i + 4 > s.size()) return -1;
  std::int32_t value = 0;
  for (std::size_t k = i; k < i + 4; ++k) {
    const int digit = hex_digit(s[k]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

bool digits(std::string_view s, std::size_t& i) {
  const std::size_t begin = i;
  while (i < s.size() && s[i] >= '0' && s[i] <= '9') ++i;
  return i > begin;
}

}  // namespace

bool unescape(std::string_view raw, Arena& arena, std::string_view& text) {
  char* const begin = arena.reserve(raw.size() + 4);
  char* to = begin;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\') {
      *to++ = raw[i];
      continue;
    }
    if (++i == raw.size()) return false;
    switch (raw[i]) {
      case '"':
      case '\\':
      case '/': *to++ = raw[i]; break;
      case 'b': *to++ = '\b'; break;
      case 'f': *to++ = '\f'; break;
      case 'n': *to++ = '\n'; break;
      case 'r': *to++ = '\r'; break;
      case 't': *to++ = '\t'; break;
      case 'u': {
        const std::int32_t unit = hex4(raw, i + 1);
        if (unit < 0) return false;
        i += 4;
        auto c = static_cast<char32_t>(unit);
        if (is_high_surrogate(c) && i + 2 < raw.size() && raw[i + 1] == '\\' && raw[i + 2] == 'u') {
          const std::int32_t low = hex4(raw, i + 3);
          if (low < 0) return false;
          if (is_low_surrogate(static_cast<char32_t>(low))) {
            c = 0x10000 + ((c - 0xD800) << 10) + (static_cast<char32_t>(low) - 0xDC00);
            i += 6;
          }
        }
        to = encode(c, to);
        break;
      }
      default: return false;
    }
  }
  text = arena.commit(static_cast<std::size_t>(to - begin));
  return true;
}

bool read_number(std::string_view token, Val& value) {
  std::size_t i = 0;
  if (i < token.size() && token[i] == '-') ++i;
  const std::size_t first = i;
  if (!digits(token, i)) return false;
  if (token[first] == '0' && i > first + 1) return false;
  if (i == token.size()) {
    std::int64_t number = 0;
    if (std::from_chars(token.data(), token.data() + token.size(), number).ec == std::errc()) {
      value = Val::of_integer(number);
      return true;
    }
  } else {
    if (token[i] == '.' && !digits(token, ++i)) return false;
    if (i < token.size() && (token[i] == 'e' || token[i] == 'E')) {
      if (++i < token.size() && (token[i] == '+' || token[i] == '-')) ++i;
      if (!digits(token, i)) return false;
    }
    if (i != token.size()) return false;
  }
  value = Val::of_text(token, Val::ascii | Val::clean);
  return true;
}

std::string_view trim_json(std::string_view token) {
  while (!token.empty() &&
         (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t'))
    token.remove_suffix(1);
  return token;
}

}  // namespace attrmap::record
