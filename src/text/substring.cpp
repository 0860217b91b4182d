#include "text/substring.hpp"

#include <algorithm>
#include <bit>

#include "base/ascii_chunk.hpp"
#include "base/unicode.hpp"
#include "text/arena_writer.hpp"
#include "text/scan.hpp"
#include "text/units.hpp"

namespace attrmap::text {
namespace detail {

UnitPosition find_unit(std::string_view text, std::size_t from_byte, std::uint64_t units) {
  std::size_t i = from_byte;
  while (units > 0) {
    if (units >= 8 && i + 8 <= text.size() && !(load8(text.data() + i) & kHighBits)) {
      i += 8;
      units -= 8;
      continue;
    }
    if (i >= text.size()) return {text.size(), false, true};
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0xF0) {
      if (units == 1) return {i, true, false};
      --units;
    }
    --units;
    ++i;
    while (i < text.size() && is_continuation(text[i])) ++i;
  }
  return {i, false, false};
}

}  // namespace detail

namespace {

using namespace detail;

char32_t high_half(char32_t c) { return 0xD800 + ((c - 0x10000) >> 10); }
char32_t low_half(char32_t c) { return 0xDC00 + ((c - 0x10000) & 0x3FF); }

/// The text between two positions.
std::string_view cut(std::string_view text, UnitPosition from, UnitPosition to, Arena& arena) {
  if (!from.inside_pair && !to.inside_pair) return text.substr(from.byte, to.byte - from.byte);
  if (from.inside_pair && to.inside_pair && from.byte == to.byte) return {};
  ArenaWriter out(arena, to.byte - from.byte + 6);
  std::size_t i = from.byte;
  if (from.inside_pair) out.put(low_half(decode(text, i)));
  out.put(text.substr(i, to.byte - i));
  if (to.inside_pair) {
    std::size_t k = to.byte;
    out.put(high_half(decode(text, k)));
  }
  return out.finish();
}

/// find_unit() from a position that may lie inside a pair.
UnitPosition advance(std::string_view text, UnitPosition from, std::uint64_t units) {
  return find_unit(text, from.byte, units + (from.inside_pair ? 1 : 0));
}

}  // namespace

std::size_t length_utf16(std::string_view text) {
  const char* p = text.data();
  std::size_t i = 0, units = 0;
  for (; i + 8 <= text.size(); i += 8) {
    const std::uint64_t word = load8(p + i);
    units += 8;
    if (!(word & kHighBits)) continue;
    const std::uint64_t continuation = word & ~(word << 1) & kHighBits;
    const std::uint64_t four_byte_lead = word & (word << 1) & (word << 2) & (word << 3) & kHighBits;
    units = units - count_marks(continuation) + count_marks(four_byte_lead);
  }
  for (; i < text.size(); ++i) {
    units += !is_continuation(p[i]);
    units += static_cast<unsigned char>(p[i]) >= 0xF0;
  }
  return units;
}

std::string_view left(std::string_view text, std::int64_t count, Arena& arena) {
  // Never more units than bytes.
  if (count < 0 || static_cast<std::uint64_t>(count) >= text.size()) return text;
  const UnitPosition end = find_unit(text, 0, static_cast<std::uint64_t>(count));
  return end.beyond_end ? text : cut(text, {0, false, false}, end, arena);
}

std::optional<std::string_view> mid(std::string_view text, std::int64_t start, std::int64_t length, Arena& arena) {
  if (start < 1 || length < 0) return std::nullopt;
  const UnitPosition from = find_unit(text, 0, static_cast<std::uint64_t>(start - 1));
  if (from.beyond_end || length == 0) return std::string_view{};
  const UnitPosition to = static_cast<std::uint64_t>(length) >= text.size() - from.byte + 1
                              ? UnitPosition{text.size(), false, false}
                              : advance(text, from, static_cast<std::uint64_t>(length));
  return cut(text, from, to, arena);
}

std::string_view strip_spaces(std::string_view text, Arena& arena) {
  std::size_t i = text.find(' ');
  if (i == std::string_view::npos) return text;
  char* const begin = arena.reserve(text.size());
  char* to = begin;
  std::size_t from = 0;
  while (true) {
    std::copy(text.data() + from, text.data() + i, to);
    to += i - from;
    if (i == text.size()) break;
    from = i + 1;
    i = std::min(text.find(' ', from), text.size());
  }
  // A space between two lone surrogates kept them apart.
  return join_pairs(arena.commit(static_cast<std::size_t>(to - begin)), arena);
}

namespace {

/// Works on WTF-8 and on units form alike; only in the latter can a surrogate be a delimiter.
template <class Next>
std::string_view find_word(std::string_view text, std::int64_t n, const SeparatorSet& delimiters, Next step) {
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t at = i;
    if (delimiters.contains(step(text, i))) continue;
    while (i < text.size()) {
      std::size_t after = i;
      if (delimiters.contains(step(text, after))) break;
      i = after;
    }
    if (--n == 0) return text.substr(at, i - at);
  }
  return {};
}

/// Sixteen bytes at a time, for delimiters that are few().
std::string_view find_word_in_chunks(std::string_view text, std::int64_t n, const SeparatorSet& delimiters) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t begin = kNone;
  std::uint32_t inside = 0;  // is the byte before the chunk one of a word?
  for (std::size_t at = 0; at < text.size(); at += sizeof(Chunk)) {
    const std::size_t size = std::min(text.size() - at, sizeof(Chunk));
    const Chunk chunk = size == sizeof(Chunk) ? load_chunk(text.data() + at) : load_chunk(text.data() + at, size);
    // Behind the text there is no word.
    const std::uint32_t words = ~bits(delimiters.chunk(chunk)) & ((1U << size) - 1);
    std::uint32_t gaps = ~words;
    if (begin == kNone) {
      std::uint32_t begins = words & ~(words << 1 | inside);
      inside = words >> (sizeof(Chunk) - 1);
      for (; begins != 0 && n > 1; --n) begins &= begins - 1;
      if (begins == 0) continue;
      const int first = std::countr_zero(begins);
      begin = at + static_cast<std::size_t>(first);
      gaps &= ~std::uint32_t{0} << first;
    }
    const auto end = static_cast<std::size_t>(std::countr_zero(gaps));
    if (end < sizeof(Chunk)) return text.substr(begin, at + end - begin);
  }
  return begin == kNone ? std::string_view{} : text.substr(begin);
}

std::string_view find_word(std::string_view text, std::int64_t n, const SeparatorSet& delimiters) {
  if (delimiters.few()) return find_word_in_chunks(text, n, delimiters);
  if (!delimiters.only_ascii()) return find_word(text, n, delimiters, next);
  // No byte of a longer form looks like ASCII.
  return find_word(text, n, delimiters, [](std::string_view t, std::size_t& i) -> char32_t {
    const auto c = static_cast<unsigned char>(t[i++]);
    return c < 0x80 ? c : 0x10FFFF;
  });
}

}  // namespace

std::string_view word(std::string_view text, std::int64_t n, const SeparatorSet& delimiters, Arena& arena) {
  if (n < 1 || text.empty()) return {};
  if (!delimiters.has_surrogates()) return find_word(text, n, delimiters);
  char* const begin = arena.reserve(2 * text.size());
  const auto size = static_cast<std::size_t>(write_units(text, begin) - begin);
  return join_pairs(find_word(arena.commit(size), n, delimiters), arena);
}

std::span<const std::string_view> split(std::string_view text, std::string_view delimiter, bool trim_pieces,
                                        Arena& arena) {
  const bool exact = splits_pairs(delimiter);
  if (exact) {
    char* begin = arena.reserve(2 * text.size());
    text = arena.commit(static_cast<std::size_t>(write_units(text, begin) - begin));
  }
  std::size_t count = 1;
  if (!delimiter.empty())
    for (std::size_t i = 0; (i = find_bytes(text, delimiter, i)) != std::string_view::npos; i += delimiter.size())
      ++count;
  auto* const pieces = arena.array<std::string_view>(count);
  std::size_t from = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t end = k + 1 == count ? text.size() : find_bytes(text, delimiter, from);
    std::string_view piece = text.substr(from, end - from);
    if (exact) piece = join_pairs(piece, arena);
    pieces[k] = trim_pieces ? trim(piece) : piece;
    from = end + delimiter.size();
  }
  return {pieces, count};
}

}  // namespace attrmap::text
