// Internal to the text module: a growing result at the end of an arena.
#pragma once
#include <cstddef>
#include <cstring>
#include <string_view>

#include "base/arena.hpp"
#include "base/unicode.hpp"

namespace attrmap::text::detail {

/// Nothing else may use the arena between construction and finish().
class ArenaWriter {
 public:
  ArenaWriter(Arena& arena, std::size_t expected)
      : arena_(arena), begin_(arena.reserve(expected)), at_(begin_), end_(begin_ + expected) {}

  /// Makes room for `n` more bytes.
  void ensure(std::size_t n) {
    if (static_cast<std::size_t>(end_ - at_) < n) grow(n);
  }
  void put(std::string_view bytes) {
    ensure(bytes.size());
    if (!bytes.empty()) std::memcpy(at_, bytes.data(), bytes.size());
    at_ += bytes.size();
  }
  void put(char byte) {
    ensure(1);
    *at_++ = byte;
  }
  void put(char32_t c) {
    ensure(4);
    at_ = encode(c, at_);
  }
  std::string_view written() const { return {begin_, static_cast<std::size_t>(at_ - begin_)}; }
  std::string_view finish() { return arena_.commit(static_cast<std::size_t>(at_ - begin_)); }
  /// The input when the result equals it, so that nothing is kept for a value that did not change.
  std::string_view finish_unless_same(std::string_view input) { return written() == input ? input : finish(); }

 private:
  void grow(std::size_t n) {
    const auto used = static_cast<std::size_t>(at_ - begin_);
    const std::size_t size = 2 * used + n;
    char* to = arena_.reserve(size);  // the old bytes stay readable: an arena frees nothing before reset()
    if (used != 0) std::memmove(to, begin_, used);
    begin_ = to;
    at_ = to + used;
    end_ = to + size;
  }
  Arena& arena_;
  char* begin_;
  char* at_;
  char* end_;
};

}  // namespace attrmap::text::detail
