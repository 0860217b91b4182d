#include "text/encoding.hpp"

#include <array>

#include "base/unicode.hpp"
#include "text/scan.hpp"

namespace attrmap::text {
namespace {

using namespace detail;

constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::uint8_t kSkip = 0x40, kPad = 0x41, kBad = 0x42;
constexpr std::array<std::uint8_t, 256> kValues = [] {
  std::array<std::uint8_t, 256> t{};
  for (auto& v : t) v = kBad;
  for (std::uint8_t i = 0; i < 64; ++i) t[static_cast<unsigned char>(kDigits[i])] = i;
  for (const unsigned char c : {' ', '\t', '\r', '\n'}) t[c] = kSkip;
  t['='] = kPad;
  return t;
}();

/// Takes bytes one by one, writes four digits for every three.
class Base64Writer {
 public:
  explicit Base64Writer(char* to) : to_(to) {}
  void unit(char32_t u) {
    byte(static_cast<unsigned char>(u & 0xFF));
    byte(static_cast<unsigned char>(u >> 8));
  }
  char* finish() {
    if (held_ == 0) return to_;
    const unsigned bits = bits_ << (held_ == 1 ? 16 : 8);
    *to_++ = kDigits[bits >> 18];
    *to_++ = kDigits[(bits >> 12) & 63];
    *to_++ = held_ == 2 ? kDigits[(bits >> 6) & 63] : '=';
    *to_++ = '=';
    return to_;
  }

 private:
  void byte(unsigned char b) {
    bits_ = (bits_ << 8) | b;
    if (++held_ < 3) return;
    *to_++ = kDigits[bits_ >> 18];
    *to_++ = kDigits[(bits_ >> 12) & 63];
    *to_++ = kDigits[(bits_ >> 6) & 63];
    *to_++ = kDigits[bits_ & 63];
    bits_ = 0;
    held_ = 0;
  }
  char* to_;
  unsigned bits_ = 0, held_ = 0;
};

/// UTF-16 little-endian bytes to WTF-8; false if they are not well-formed.
bool decode_utf16(std::string_view bytes, char*& to) {
  if (bytes.size() % 2 != 0) return false;
  const auto unit = [&](std::size_t i) -> char32_t {
    return static_cast<unsigned char>(bytes[i]) |
           (static_cast<char32_t>(static_cast<unsigned char>(bytes[i + 1])) << 8);
  };
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (is_low_surrogate(c)) return false;
    if (is_high_surrogate(c)) {
      if (i + 4 > bytes.size() || !is_low_surrogate(unit(i + 2))) return false;
      i += 2;
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i) - 0xDC00);
    }
    to = encode(c, to);
  }
  return true;
}

}  // namespace

std::string_view base64_utf16le(std::string_view text, Arena& arena) {
  char* const begin = arena.reserve((2 * text.size() + 2) / 3 * 4);  // never more units than bytes
  char* to = begin;
  std::size_t i = 0;
  for (; i + 3 <= text.size(); i += 3, to += 8) {  // three ASCII characters: six bytes, every second one zero
    const auto a = static_cast<unsigned char>(text[i]), b = static_cast<unsigned char>(text[i + 1]),
               c = static_cast<unsigned char>(text[i + 2]);
    if ((a | b | c) >= 0x80) break;
    to[0] = kDigits[a >> 2];
    to[1] = kDigits[(a & 3) << 4];
    to[2] = kDigits[b >> 6];
    to[3] = kDigits[b & 63];
    to[4] = 'A';
    to[5] = kDigits[c >> 4];
    to[6] = kDigits[(c & 15) << 2];
    to[7] = 'A';
  }
  Base64Writer out(to);
  while (i < text.size()) {
    char32_t c = next(text, i);
    if (c >= 0x10000) {
      out.unit(0xD800 + ((c - 0x10000) >> 10));
      c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    } else if (is_high_surrogate(c) || is_low_surrogate(c)) {
      c = kReplacement;
    }
    out.unit(c);
  }
  return arena.commit(static_cast<std::size_t>(out.finish() - begin));
}

std::string_view utf8_hex(std::string_view text, Arena& arena) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  char* const begin = arena.reserve(2 * text.size());
  char* to = begin;
  const auto put = [&](char ch) {
    const auto c = static_cast<unsigned char>(ch);
    *to++ = kHex[c >> 4];
    *to++ = kHex[c & 15];
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\xED' && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) >= 0xA0) {
      for (const char c : {'\xEF', '\xBF', '\xBD'}) put(c);
      i += 2;
    } else {
      put(text[i]);
    }
  }
  return arena.commit(static_cast<std::size_t>(to - begin));
}

Decoded base64_bytes(std::string_view text, Arena& arena) {
  char* const begin = arena.reserve(text.size() / 4 * 3 + 3);
  char* to = begin;
  unsigned bits = 0, held = 0, pads = 0;
  for (const char ch : text) {
    const std::uint8_t v = kValues[static_cast<unsigned char>(ch)];
    if (v == kSkip) continue;
    if (v == kBad || (v == kPad && held < 2) || (v != kPad && pads != 0)) return {{}, DecodeError::not_base64};
    pads += v == kPad;
    bits = (bits << 6) | (v == kPad ? 0u : v);
    if (++held < 4) continue;
    *to++ = static_cast<char>(bits >> 16);
    if (pads < 2) *to++ = static_cast<char>((bits >> 8) & 0xFF);
    if (pads < 1) *to++ = static_cast<char>(bits & 0xFF);
    bits = 0;
    held = 0;
  }
  if (held != 0) return {{}, DecodeError::not_base64};
  return {arena.commit(static_cast<std::size_t>(to - begin)), DecodeError::none};
}

Decoded from_base64(std::string_view text, Encoding encoding, Arena& arena) {
  const Decoded raw = base64_bytes(text, arena);
  if (raw.error != DecodeError::none) return raw;
  const std::string_view bytes = raw.text;
  switch (encoding) {
    case Encoding::ascii:
      if (!is_ascii(bytes)) return {{}, DecodeError::not_text};
      return raw;
    case Encoding::utf8:
      if (invalid_utf8_at(bytes) != std::string_view::npos) return {{}, DecodeError::not_text};
      return raw;
    case Encoding::unicode: break;
  }
  char* const begin = arena.reserve(bytes.size() / 2 * 3);
  char* to = begin;
  if (!decode_utf16(bytes, to)) return {{}, DecodeError::not_text};
  return {arena.commit(static_cast<std::size_t>(to - begin)), DecodeError::none};
}

}  // namespace attrmap::text
