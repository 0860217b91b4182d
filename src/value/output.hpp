// Output: JSON written straight into a growing buffer, without checks between two reservations.
#pragma once
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>

#include "base/copy.hpp"
#include "value/val.hpp"

namespace attrmap::json {

class Output {
 public:
  Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output() { std::free(begin_); }

  std::string_view bytes() const { return {begin_, size()}; }
  std::size_t size() const { return static_cast<std::size_t>(end_ - begin_); }
  /// Forgets the bytes; gives memory back that only an unusual block needed.
  void clear(std::size_t kept);

  /// Changes a byte that was written.
  void set(std::size_t at, char c) { begin_[at] = c; }
  /// Forgets what stands behind the first `size` bytes.
  void cut(std::size_t size) { end_ = begin_ + size; }

  /// Exactly these bytes.
  void raw(std::string_view bytes) {
    reserve(bytes.size());
    end_ = copy_short(end_, bytes.data(), bytes.size());
  }
  void raw(char c) {
    reserve(1);
    *end_++ = c;
  }
  /// A JSON string. Lone surrogates become U+FFFD. `clean`: nothing in it needs an escape.
  void text(std::string_view text, bool clean = false) {
    if (!clean) return scanned(text);
    reserve(text.size() + 2);
    *end_ = '"';
    end_ = copy_short(end_ + 1, text.data(), text.size());
    *end_++ = '"';
  }
  /// A JSON value; a date-time is its text form.
  void value(const Val& value, Arena& arena) {
    constexpr std::uint8_t kShort = Val::clean | Val::padded;
    if (value.kind == Val::text && (value.flags & kShort) == kShort) [[likely]] {
      reserve(value.size + 2 + Val::kPadding);
      *end_++ = '"';
      put_padded(value.chars, value.size);
      *end_++ = '"';
    } else {
      other_value(value, arena);
    }
  }
  /// Exactly these bytes, behind which Val::kPadding more are readable.
  void raw_padded(const char* bytes, std::size_t n) {
    reserve(n + Val::kPadding);
    put_padded(bytes, n);
  }

 private:
  void reserve(std::size_t n) {
    if (static_cast<std::size_t>(limit_ - end_) < n) grow(n);
  }
  void put_padded(const char* from, std::size_t n) {
    static_assert(Val::kPadding == 32);
    std::memcpy(end_, from, 32);
    for (std::size_t i = 32; i < n; i += 32) [[unlikely]]
      std::memcpy(end_ + i, from + i, 32);
    end_ += n;
  }
  void grow(std::size_t n);
  void other_value(const Val& value, Arena& arena);
  void scanned(std::string_view text);
  void escaped(std::string_view text, std::size_t plain);

  char* begin_ = nullptr;
  char* end_ = nullptr;
  char* limit_ = nullptr;
};

}  // namespace attrmap::json
