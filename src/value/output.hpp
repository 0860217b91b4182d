// Output: JSON written straight into a growing buffer, without checks between two reservations.
#pragma once
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>

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
    std::memcpy(end_, bytes.data(), bytes.size());
    end_ += bytes.size();
  }
  void raw(char c) {
    reserve(1);
    *end_++ = c;
  }
  /// A JSON string. Lone surrogates become U+FFFD. `clean`: nothing in it needs an escape.
  void text(std::string_view text, bool clean = false);
  /// A JSON value; a date-time is its text form.
  void value(const Val& value, Arena& arena);

 private:
  void reserve(std::size_t n) {
    if (static_cast<std::size_t>(limit_ - end_) < n) grow(n);
  }
  void grow(std::size_t n);
  void escaped(std::string_view text, std::size_t plain);

  char* begin_ = nullptr;
  char* end_ = nullptr;
  char* limit_ = nullptr;
};

}  // namespace attrmap::json
