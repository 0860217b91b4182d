#include "regex/messages.hpp"

#include <iterator>

#include "base/unicode.hpp"

namespace attrmap::regex {
namespace {

struct Hint {
  std::u16string_view head;
  const char* text;
};

constexpr Hint kGroups[] = {
    {u"(?P<", "`(?P<name>...)` is not part of .NET: write `(?<name>...)`"},
    {u"(?P=", "`(?P=name)` is not part of .NET: write `\\k<name>`"},
    {u"(?P>", "`(?P>name)` is not part of .NET, which has no subroutine calls"},
    {u"(?R", "`(?R)` is not part of .NET, which has no recursion"},
    {u"(?&", "`(?&name)` is not part of .NET, which has no subroutine calls"},
    {u"(?|", "`(?|` is not part of .NET, which has no branch reset"},
    {u"(?^", "`(?^` is not part of .NET: name the options to switch off, as in `(?-imnsx)`"},
    {u"(?C", "`(?C)` is not part of .NET, which has no callouts"},
    {u"(?)", "`(?)` is empty: options are missing between `(?` and `)`"},
};

constexpr Hint kEscapes[] = {
    {u"Q", "`\\Q..\\E` is not part of .NET: escape each character"},
    {u"E", "`\\Q..\\E` is not part of .NET: escape each character"},
    {u"R", "`\\R` is not part of .NET: write `\\r?\\n`"},
    {u"h", "`\\h` is not part of .NET: write `[ \\t]`"},
    {u"H", "`\\H` is not part of .NET: write `[^ \\t]`"},
    {u"K", "`\\K` is not part of .NET: use a lookbehind `(?<=...)`"},
    {u"N", "`\\N` is not part of .NET: write `[^\\n]`"},
    {u"X", "`\\X` is not part of .NET"},
    {u"g", "`\\g` is not part of .NET: write `\\1` or `\\k<name>`"},
    {u"_", "`_` is a word character, so `\\_` is no escape: write `_`"},
    {u"y", "`\\y` is not part of .NET: write `\\b`"},
};

std::string quoted(std::u16string_view head, std::u16string_view text = {}) {
  std::string out(1, '`');
  append_utf16(out, head);
  append_utf16(out, text);
  out += '`';
  return out;
}

/// The first character of `rest`: one unit, or a pair of surrogates.
std::u16string_view first_character(std::u16string_view rest) {
  const bool pair = rest.size() > 1 && is_high_surrogate(rest[0]) && is_low_surrogate(rest[1]);
  return rest.substr(0, pair ? 2 : 1);
}

}  // namespace

std::string unknown_group_message(std::u16string_view rest) {
  for (const Hint& hint : kGroups)
    if (rest.starts_with(hint.head)) return hint.text;
  if (rest.size() < 3) return "unterminated group: nothing follows `(?`";
  if (rest[2] >= '0' && rest[2] <= '9') return "`(?1)` is not part of .NET, which has no subroutine calls";
  if (rest[2] == '+' || rest[2] == '-') return "`(?+1)` is not part of .NET, which has no subroutine calls";
  if (rest[2] == 'J' || rest[2] == 'U')
    return "option " + quoted(rest.substr(2, 1)) + " is not part of .NET: the options are i, m, n, s and x";
  return "unknown group " + quoted(u"(?", first_character(rest.substr(2))) + ": the options are i, m, n, s and x";
}

std::string unknown_escape_message(std::u16string_view rest) {
  for (const Hint& hint : kEscapes)
    if (rest.starts_with(hint.head)) return hint.text;
  return "unknown escape " + quoted(u"\\", first_character(rest)) +
         ": only the escapes that .NET defines may stand before a letter or digit";
}

std::string stray_quantifier_message(std::u16string_view before, std::u16string_view rest, bool behind_quantifier) {
  const std::string name = quoted(rest.substr(0, 1));
  if (behind_quantifier && rest[0] == '+')
    return "possessive quantifiers are not part of .NET: write `(?>...)` around the repeated part";
  if (behind_quantifier) return "nested quantifier " + name + ": put the first repetition in a group";
  if (rest[0] == '*' && before.ends_with(u'(')) return "`(*...)` is not part of .NET, which has no verbs";
  return "quantifier " + name + " follows nothing";
}

}  // namespace attrmap::regex
