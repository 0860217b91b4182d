#include "syntax/scan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/suggest.hpp"
#include "base/unicode.hpp"

namespace attrmap::syntax {
namespace {

char32_t code_point(std::string_view text, Offset at) {
  std::size_t i = at;
  return at < text.size() ? decode(text, i) : 0;
}

Offset size_of(std::string_view text) { return static_cast<Offset>(text.size()); }

}  // namespace

Offset skip_blanks(std::string_view text, Offset at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

Offset skip_blanks_back(std::string_view text, Offset at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  return at;
}

Offset word_end(std::string_view text, Offset at) {
  while (at < text.size() && is_word_char(text[at])) ++at;
  return at;
}

Offset string_end(std::string_view text, Offset at) {
  for (Offset i = at + 1; i < text.size(); ++i) {
    if (text[i] == '"') return i + 1;
    if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '\\' || text[i + 1] == '"')) ++i;
  }
  return kNowhere;
}

Offset attribute_end(std::string_view text, Offset at) {
  std::size_t depth = 0;
  for (Offset i = at; i < text.size(); ++i) {
    if (text[i] == '[') ++depth;
    if (text[i] == ']' && --depth == 0) return i + 1;
    if (text[i] == '"') {
      const std::size_t end = text.find('"', i + 1);
      if (end != std::string_view::npos) i = static_cast<Offset>(end);
    }
  }
  return kNowhere;
}

bool ends_in_string(std::string_view text, Offset from) {
  for (Offset i = from; i < text.size();) {
    if (text[i] != '"') {
      ++i;
    } else {
      i = string_end(text, i);
      if (i == kNowhere) return true;
    }
  }
  return false;
}

Offset argument_end(std::string_view text, Offset at) {
  std::size_t depth = 0;
  for (Offset i = at; i < text.size();) {
    const char c = text[i];
    if (depth == 0 && (c == ',' || c == ')' || c == ';')) return i;
    if (c == '(') ++depth;
    if (c == ')') --depth;
    const Offset end = c == '"' ? string_end(text, i) : c == '[' ? attribute_end(text, i) : kNowhere;
    i = end == kNowhere ? i + 1 : end;
  }
  return size_of(text);
}

bool argument_ends_at(std::string_view text, Offset at) {
  at = skip_blanks(text, at);
  return at >= text.size() || std::string_view(",);=<>&+|").find(text[at]) != std::string_view::npos;
}

Offset character_length(std::string_view text, Offset at) {
  std::size_t i = at;
  if (at < text.size()) decode(text, i);
  return static_cast<Offset>(i) - at;
}

Offset typographic_quote(std::string_view text, Offset at) {
  const char32_t c = code_point(text, at);
  const bool quote = (c >= 0x2018 && c <= 0x201F) || (c >= 0x2032 && c <= 0x2036) || c == 0xAB || c == 0xBB ||
                     c == 0x2039 || c == 0x203A || c == 0x301D || c == 0x301E || c == 0xFF02 || c == 0xFF07 ||
                     c == 0xB4;
  return quote ? character_length(text, at) : 0;
}

Offset unusual_space(std::string_view text, Offset at) {
  const char32_t c = code_point(text, at);
  const bool space = (c >= 0x80 && is_white_space(c)) || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF ||
                     c == 0xAD || c == 0x180E || c == '\f' || c == '\v';
  return space ? character_length(text, at) : 0;
}

std::string character_name(std::string_view text, Offset at) {
  const char32_t c = code_point(text, at);
  const auto number = static_cast<unsigned>(c);
  switch (c) {
    case 0xA0: return "a no-break space (U+00A0)";
    case 0x202F: return "a narrow no-break space (U+202F)";
    case 0xFEFF: return "a byte-order mark (U+FEFF)";
    case 0xAD: return "a soft hyphen (U+00AD)";
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D: {
      return fmt::format("the typographic quotation mark `{}`", text.substr(at, character_length(text, at)));
    }
    case 0x2039:
    case 0x203A: return fmt::format("the angle quotation mark `{}`", text.substr(at, character_length(text, at)));
    default: break;
  }
  if (c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060)
    return fmt::format("a zero-width character (U+{:04X})", number);
  if (unusual_space(text, at)) return fmt::format("the space character U+{:04X}", number);
  return fmt::format("the quotation mark `{}`", text.substr(at, character_length(text, at)));
}

Entity html_entity(std::string_view text, Offset at) {
  struct Known {
    std::string_view name, character;
  };
  static constexpr Known known[] = {{"amp", "&"},   {"lt", "<"},   {"gt", ">"},
                                    {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}};
  if (at >= text.size() || text[at] != '&') return {};
  const std::size_t end = text.substr(at, 12).find(';');
  if (end == std::string_view::npos || end < 3) return {};
  const auto length = static_cast<Offset>(end + 1);
  std::string_view name = text.substr(at + 1, end - 1);
  if (name[0] != '#') {
    for (const Known& k : known)
      if (equals_ignoring_ascii_case(k.name, name)) return {length, k.character};
    return {};
  }
  name.remove_prefix(1);
  const bool hex = name[0] == 'x' || name[0] == 'X';
  if (hex) name.remove_prefix(1);
  unsigned number = 0;
  const auto [stop, error] = std::from_chars(name.data(), name.data() + name.size(), number, hex ? 16 : 10);
  if (error != std::errc() || stop != name.data() + name.size()) return {};
  static constexpr std::string_view ascii =
      " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
  if (number == 0xA0) number = ' ';
  if (number < 0x20 || number > 0x7E) return {};
  return {length, ascii.substr(number - 0x20, 1)};
}

std::string shortened(std::string_view text) {
  constexpr Offset kLimit = 40;
  Offset end = 0;
  for (Offset count = 0; end < text.size(); ++count) {
    if (count == kLimit) return std::string(text.substr(0, end)) + "...";
    end += std::max<Offset>(character_length(text, end), 1);
  }
  return std::string(text);
}

bool is_known_word(std::string_view word) {
  static constexpr std::string_view known[] = {"True",
                                               "False",
                                               "NULL",
                                               "IgnoreAttributeFlow",
                                               "IgnoreObjectFlow",
                                               "vbTextCompare",
                                               "vbBinaryCompare",
                                               "Unicode",
                                               "ASCII",
                                               "UTF8",
                                               "CRLF",
                                               "AuthoritativeNull",
                                               "IgnoreThisFlow",
                                               "CaseSensitive",
                                               "CaseInsensitive",
                                               "DC"};
  return std::any_of(std::begin(known), std::end(known),
                     [&](std::string_view k) { return equals_ignoring_ascii_case(k, word); });
}

}  // namespace attrmap::syntax
