#include "text/search.hpp"

#include "base/unicode.hpp"
#include "text/chars.hpp"
#include "text/scan.hpp"
#include "text/substring.hpp"
#include "text/units.hpp"

namespace attrmap::text {
namespace {

using namespace detail;

/// Equal for characters that text comparison does not tell apart. Keeps the number of UTF-16 units.
char32_t fold(char32_t c) {
  if (c < 0x80) return latin_lower(c);
  if (c >= 0xFF01 && c <= 0xFF5E)
    c -= 0xFEE0;  // full-width ASCII
  else if (c == 0x3000)
    return ' ';  // its space
  else if ((c >= 0x30A1 && c <= 0x30F6) || c == 0x30FD || c == 0x30FE)
    return c - 0x60;  // katakana to hiragana
  return invariant_lower(invariant_upper(c));
}

/// At most 2 * text.size() bytes.
char* write_folded(std::string_view text, char* to) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    const std::uint64_t word = load8(text.data() + i);
    if (word & kHighBits) break;
    store8(to + i, word ^ (ascii_between(word, 'A', 'Z') >> 2));
  }
  to += i;
  while (i < text.size()) {
    const std::size_t at = i;
    const char32_t c = next(text, i), folded = fold(c);
    if (folded != c)
      to = encode(folded, to);
    else
      for (std::size_t k = at; k < i; ++k) *to++ = text[k];
  }
  return to;
}

using Writer = char* (*)(std::string_view, char*);

/// Transforms both texts into scratch space that is not kept.
void transform(std::string_view& text, std::string_view& sought, Writer write, Arena& scratch) {
  char* const begin = scratch.reserve(2 * (text.size() + sought.size()));
  char* const middle = write(text, begin);
  char* const end = write(sought, middle);
  text = {begin, static_cast<std::size_t>(middle - begin)};
  sought = {middle, static_cast<std::size_t>(end - middle)};
}

}  // namespace

std::optional<std::int64_t> instr(std::string_view text, std::string_view sought, std::int64_t start,
                                  CompareType compare, Arena& scratch) {
  if (start < 1) return std::nullopt;
  if (text.empty()) return 0;
  const auto skipped = static_cast<std::uint64_t>(start - 1);
  if (skipped >= text.size()) return 0;
  if (sought.empty()) return skipped < length_utf16(text) ? start : 0;
  const bool exact = splits_pairs(sought);
  if (compare == CompareType::text) {
    transform(text, sought, write_folded, scratch);
    if (exact) {  // the folded texts become a part of the arena, as the next step needs room of its own
      const std::string_view kept = scratch.commit(text.size() + sought.size());
      text = kept.substr(0, text.size());
      sought = kept.substr(text.size());
    }
  }
  if (exact) transform(text, sought, write_units, scratch);
  UnitPosition from = find_unit(text, 0, skipped);
  if (from.beyond_end) return 0;
  // Text that does not begin with half a pair cannot be found inside one.
  if (from.inside_pair) from.byte += 4;
  const std::size_t hit = find_bytes(text, sought, from.byte);
  if (hit == std::string_view::npos) return 0;
  return static_cast<std::int64_t>(length_utf16(text.substr(0, hit))) + 1;
}

}  // namespace attrmap::text
