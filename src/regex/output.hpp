// Where results are written: the arena for UTF-8, a reusable buffer for UTF-16.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/arena.hpp"
#include "base/copy.hpp"
#include "base/unicode.hpp"

namespace attrmap::regex {

/// Text growing in an arena. Nothing is reserved before the first append(), nothing taken before finish().
class ArenaText {
 public:
  ArenaText(Arena& arena, std::size_t expected, std::size_t limit)
      : arena_(arena), limit_(limit), expected_(expected) {}

  void append(const char* text, std::size_t n) {
    if (n > capacity_ - size_ && !grow(n)) return;
    copy_short(data_ + size_, text, n);
    size_ += n;
  }
  /// Room for `n` more bytes, of which advance() takes those before `end`; null when the text would be too large.
  char* room(std::size_t n) { return n > capacity_ - size_ && !grow(n) ? nullptr : data_ + size_; }
  void advance(const char* end) { size_ = static_cast<std::size_t>(end - data_); }
  bool too_large() const { return full_ || size_ > limit_; }
  void refuse() { full_ = true; }
  std::string_view finish() { return arena_.commit(size_); }

 private:
  bool grow(std::size_t n) {
    if (size_ + n > limit_) {
      full_ = true;
      return false;
    }
    const std::size_t wanted = std::max({capacity_ * 2, size_ + n, expected_});
    char* to = arena_.reserve(wanted);
    if (to != data_ && size_ > 0) std::memcpy(to, data_, size_);
    data_ = to;
    capacity_ = wanted;
    return true;
  }

  Arena& arena_;
  std::size_t limit_;
  std::size_t expected_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  char* data_ = nullptr;
  bool full_ = false;
};

/// UTF-16 text, turned into WTF-8 at the end, which also joins surrogates that meet.
class WideText {
 public:
  WideText(std::u16string& buffer, Arena& arena, std::size_t limit) : buffer_(buffer), arena_(arena), limit_(limit) {
    buffer_.clear();
  }

  void append(const char16_t* text, std::size_t n) {
    if (buffer_.size() + n > limit_) full_ = true;
    if (!full_) buffer_.append(text, n);
  }
  bool too_large() const { return full_; }
  void refuse() { full_ = true; }
  std::string_view finish() { return encode_units(buffer_, arena_); }

  static std::string_view encode_units(std::u16string_view units, Arena& arena) {
    char* const begin = arena.reserve(units.size() * 3);
    char* to = begin;
    for (std::size_t i = 0; i < units.size(); ++i) {
      char32_t c = units[i];
      if (is_high_surrogate(c) && i + 1 < units.size() && is_low_surrogate(units[i + 1]))
        c = 0x10000 + ((c - 0xD800) << 10) + (units[++i] - 0xDC00u);
      to = encode(c, to);
    }
    return arena.commit(static_cast<std::size_t>(to - begin));
  }

 private:
  std::u16string& buffer_;
  Arena& arena_;
  std::size_t limit_;
  bool full_ = false;
};

}  // namespace attrmap::regex
