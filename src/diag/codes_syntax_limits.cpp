#include <array>

#include "diag/codes_syntax.hpp"

namespace attrmap::diag {
namespace {

// A string constant of 10,001 characters, quotation marks included.
constexpr auto kLong = [] {
  std::array<char, 10'001> text{};
  text.fill('x');
  text.front() = text.back() = '"';
  return text;
}();
// [a] inside 201 pairs of parentheses.
constexpr auto kDeep = [] {
  std::array<char, 2 * 201 + 3> text{};
  text.fill(')');
  for (std::size_t i = 0; i < 201; ++i) text[i] = '(';
  text[201] = '[';
  text[202] = 'a';
  text[203] = ']';
  return text;
}();

}  // namespace

const CodeDef kExpressionTooLong{
    .id = "E116",
    .slug = "expression-too-long",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "the expression has {} characters; at most {} are allowed",
    .help = "split the mapping: put a part of it into another attribute, or shorten the Switch table",
    .page =
        R"(Microsoft Entra refuses expressions of more than 10,000 characters (page "Known issues for provisioning").
Characters are counted as UTF-16 code units, so an emoji counts twice.

The usual cause is a long `Switch` table. Move the table into a directory extension that holds the result, or
replace keys that share a value by one rule. The limit is an option of the parser (`max_length`, 0 switches it off).)",
    .example = {.expression = {kLong.data(), kLong.size()}}};

const CodeDef kNestedTooDeep{
    .id = "E117",
    .slug = "nested-too-deep",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "nested deeper than {}",
    .help = "replace nested IIF calls by one Switch, and nested Join or Append calls by one Join",
    .page = R"(Calls, parentheses and operators may stand inside each other only so deep (200 by default), so that no
expression, however odd, can exhaust the stack of the program that reads it. A chain of operators counts as well:
`a & b & c` is two levels deep.

No mapping written by hand comes near the limit. One that does has usually been generated; a `Switch` or a single
`Join` with many arguments says the same without nesting.)",
    .example = {.expression = {kDeep.data(), kDeep.size()}, .fixed = "([a])"}};

const CodeDef kExpressionNotUtf8{
    .id = "E118",
    .slug = "expression-not-utf8",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "byte {} is not valid UTF-8",
    .help = "save the text as UTF-8",
    .page =
        R"(The text of an expression is UTF-8. The byte at this place (counted from 0) does not begin a character or does
not continue one. The usual cause is a file in Windows-1252 or UTF-16; save it as UTF-8.)",
    .example = {.expression = "Append([mail], \"\xE9\")", .fixed = "Append([mail], \"é\")"}};

const CodeDef kNulCharacter{
    .id = "E119",
    .slug = "nul-character",
    .severity = Severity::error,
    .stage = Stage::syntax,
    .message = "NUL character outside a string",
    .help = "remove it; a file in UTF-16 read as UTF-8 is full of them",
    .page =
        R"(A NUL character (U+0000) may stand inside a string constant only. Elsewhere it is a sign that the text was read
in the wrong encoding, or cut out of a binary file.)",
    .example = {.expression = {"Append([mail],\0 \"x\")", 20}, .fixed = "Append([mail], \"x\")"}};

}  // namespace attrmap::diag
