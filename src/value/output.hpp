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
    if (value.kind == Val::text && (value.flags & kShort) == kShort) [[likely]] {
      reserve(value.size + 2 + Val::kPadding);
      end_ = put_quoted(end_, value.chars, value.size);
    } else {
      other_value(value, arena);
    }
  }
  /// The value with exactly these bytes around it, as raw_padded() takes them.
  void value(std::string_view before, const Val& value, std::string_view after, Arena& arena) {
    if (value.kind == Val::text && (value.flags & kShort) == kShort) [[likely]] {
      reserve(before.size() + value.size + 2 + after.size() + Val::kPadding);
      char* to = put_padded(end_, before.data(), before.size());
      to = put_quoted(to, value.chars, value.size);
      if (!after.empty()) to = put_padded(to, after.data(), after.size());
      end_ = to;
    } else {
      raw_padded(before);
      other_value(value, arena);
      raw_padded(after);
    }
  }
  /// Exactly these bytes, behind which Val::kPadding more are readable.
  void raw_padded(std::string_view bytes) {
    reserve(bytes.size() + Val::kPadding);
    end_ = put_padded(end_, bytes.data(), bytes.size());
  }

 private:
  static constexpr std::uint8_t kShort = Val::clean | Val::padded;  // of texts that are copied without a look

  void reserve(std::size_t n) {
    if (static_cast<std::size_t>(limit_ - end_) < n) grow(n);
  }
  // Where a text ends goes from one of these to the next in a register: a byte that is written might be one of end_.
  static char* put_padded(char* to, const char* from, std::size_t n) {
    static_assert(Val::kPadding == 32);
    std::memcpy(to, from, 32);
    for (std::size_t i = 32; i < n; i += 32) [[unlikely]] std::memcpy(to + i, from + i, 32);
    return to + n;
  }
  static char* put_quoted(char* to, const char* from, std::size_t n) {
    *to = '"';
    to = put_padded(to + 1, from, n);
    *to = '"';
    return to + 1;
  }
  static char* put_scanned(char* to, std::string_view text);
  void grow(std::size_t n);
  void other_value(const Val& value, Arena& arena);
  void scanned(std::string_view text);
  void escaped(std::string_view text);
  void member(char before, const Member& member, bool plain_name, Arena& arena);

  char* begin_ = nullptr;
  char* end_ = nullptr;
  char* limit_ = nullptr;
};

}  // namespace attrmap::json
