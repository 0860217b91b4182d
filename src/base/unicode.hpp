// UTF-8 and UTF-16 as .NET needs them (spec: a .NET string is a sequence of UTF-16 code units).
//
// Inside attrmap text is WTF-8: UTF-8 that may also hold a lone surrogate as its three-byte form, because .NET string
// functions can split a pair. A pair of surrogates is never stored as two three-byte forms: whoever concatenates uses
// joins_pair(). At the edges a lone surrogate becomes U+FFFD (replace_lone_surrogates).
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace attrmap {

inline constexpr char32_t kReplacement = 0xFFFD;

bool is_ascii(std::string_view text);
/// Strict UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF. Index of the first bad byte, or npos.
std::size_t invalid_utf8_at(std::string_view text);

/// Decodes one code point at `i` and moves on. The text must be WTF-8; an ill-formed byte yields U+FFFD and one step.
char32_t decode(std::string_view text, std::size_t& i);
/// Writes `c` (a surrogate too) at `to`, returns the end; at most 4 bytes.
char* encode(char32_t c, char* to);
void append(std::string& to, char32_t c);

constexpr bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDBFF; }
constexpr bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c <= 0xDFFF; }

/// Length in UTF-16 code units.
std::size_t utf16_length(std::string_view text);
/// True when `left` ends in a lone high surrogate and `right` begins with a lone low one: joined they are one code
/// point.
bool joins_pair(std::string_view left, std::string_view right);
/// to += text, re-pairing surrogates at the seam.
void append_wtf8(std::string& to, std::string_view text);

std::u16string to_utf16(std::string_view text);
void to_utf16(std::string_view text, std::u16string& into);  ///< replaces the content of `into`, keeps its capacity
/// WTF-8 of UTF-16; pairs become one code point, lone surrogates their three bytes. Appends.
void append_utf16(std::string& to, std::u16string_view units);
std::string from_utf16(std::u16string_view units);

bool has_lone_surrogate(std::string_view text);
std::string replace_lone_surrogates(std::string_view text);
/// UTF-8 of any bytes: U+FFFD for each that is ill-formed and for lone surrogates.
std::string well_formed(std::string_view text);

/// Char.IsWhiteSpace: U+0009-000D, 0020, 0085, 00A0, 1680, 2000-200A, 2028, 2029, 202F, 205F, 3000.
constexpr bool is_white_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}
/// String.Trim, TrimStart, TrimEnd.
std::string_view trim(std::string_view text);
std::string_view trim_start(std::string_view text);
std::string_view trim_end(std::string_view text);

}  // namespace attrmap
