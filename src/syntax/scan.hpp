// Small questions about a text that does not parse. All offsets are bytes; all functions are total.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/diagnostic.hpp"

namespace attrmap::syntax {

using Offset = std::uint32_t;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_word_char(char c) { return is_letter(c) || is_digit(c) || c == '_'; }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

Offset skip_blanks(std::string_view text, Offset at);
/// The end of what stands before `at`, blanks left out.
Offset skip_blanks_back(std::string_view text, Offset at);
/// End of the word (letters, digits, underscore) at `at`.
Offset word_end(std::string_view text, Offset at);
/// `at` is at a `"`: behind the one that closes it, or npos32.
inline constexpr Offset kNowhere = 0xFFFFFFFF;
Offset string_end(std::string_view text, Offset at);
/// `at` is at a `[`: behind the `]` that matches, or kNowhere.
Offset attribute_end(std::string_view text, Offset at);
/// Reading from `from`, outside a string, the text ends inside a string.
bool ends_in_string(std::string_view text, Offset from);
/// From `at`, the first `,`, `)` or `;` that belongs to the brackets around `at`; the end of the text otherwise.
Offset argument_end(std::string_view text, Offset at);
/// What follows `at` (blanks left out) ends an argument: `,`, `)`, an operator or the end.
bool argument_ends_at(std::string_view text, Offset at);

/// Offsets from `from` on at which `wanted(offset)` holds, outside strings and attribute references.
template <class Wanted>
std::vector<Offset> places_outside(std::string_view text, Offset from, Wanted wanted) {
  std::vector<Offset> places;
  for (Offset i = from; i < text.size();) {
    if (wanted(i)) places.push_back(i);
    const Offset end = text[i] == '"' ? string_end(text, i) : text[i] == '[' ? attribute_end(text, i) : kNowhere;
    i = end == kNowhere ? i + 1 : end;
  }
  return places;
}

/// Length in bytes of the typographic quotation mark at `at` (double, single or angle); 0: none stands there.
Offset typographic_quote(std::string_view text, Offset at);
/// Length in bytes of the space, zero-width character or byte-order mark at `at` that is not ASCII; 0: none.
Offset unusual_space(std::string_view text, Offset at);
/// "a no-break space (U+00A0)" for the character at `at`.
std::string character_name(std::string_view text, Offset at);
/// Length in bytes of the character at `at`.
Offset character_length(std::string_view text, Offset at);

/// The text of a token for a message, cut to 40 characters.
std::string shortened(std::string_view text);

/// An HTML entity that begins at `at`: its length and what it stands for; length 0: none.
struct Entity {
  Offset length = 0;
  std::string_view character;
};
Entity html_entity(std::string_view text, Offset at);

/// A word that the language knows: True, NULL, vbTextCompare, ... in any case.
bool is_known_word(std::string_view word);

}  // namespace attrmap::syntax
