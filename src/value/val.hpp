// Val: the value inside an evaluation. Sixteen bytes, trivially copyable, owns nothing: text and items point into the
// record, the program or the evaluation's arena. An error is no value; `failed` only says that the evaluation holds
// one.
#pragma once
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

#include "attrmap/value.hpp"
#include "base/arena.hpp"

namespace attrmap {

struct Member;

struct Val {
  enum Kind : std::uint8_t {
    null,
    boolean,
    integer,
    date_time,
    text,
    list,
    object,
    ignore_attribute,
    ignore_object,
    failed
  };
  enum Flag : std::uint8_t {
    ascii = 1,         ///< text known to be ASCII
    clean = 2,         ///< text known to need no escape in JSON
    redacted = 4,      ///< traces must not show it
    blank = 8,         ///< null because the argument was not supplied
    padded = 16,       ///< text with kPadding readable bytes behind it, so that short ones are read without a branch
    plain_names = 32,  ///< object whose members' names are all padded and need no escape in JSON
  };
  static constexpr std::size_t kPadding = 32;

  Kind kind = null;
  std::uint8_t flags = 0;
  std::uint16_t reserved = 0;  // no padding: a Val is written and read as two whole words
  std::uint32_t size = 0;
  union {
    std::int64_t number = 0;  // boolean, integer, date_time (ticks, UTC)
    const char* chars;        // text, WTF-8
    const Val* items;         // list
    const Member* members;    // object
  };

  static Val of_boolean(bool b) { return scalar(boolean, b); }
  static Val of_integer(std::int64_t i) { return scalar(integer, i); }
  static Val of_ticks(std::int64_t ticks) { return scalar(date_time, ticks); }
  static Val of_text(std::string_view s, std::uint8_t flags = 0) {
    return of_words(text, flags, s.size(), std::bit_cast<std::uint64_t>(s.data()));
  }
  static Val of_list(std::span<const Val> values) {
    return of_words(list, 0, values.size(), std::bit_cast<std::uint64_t>(values.data()));
  }
  static inline Val of_object(std::span<const Member> values, std::uint8_t flags = 0);
  static Val of_kind(Kind k) { return of_words(k, 0, 0, 0); }
  static Val missing() { return of_words(null, blank, 0, 0); }

  bool is_null() const { return kind == null; }
  bool is_text() const { return kind == text; }
  bool is_blank() const { return kind == null && (flags & blank); }
  bool is_ascii() const { return flags & ascii; }
  /// null, "" or an empty list
  bool is_null_or_empty() const { return kind == null || ((kind == text || kind == list) && size == 0); }
  std::string_view str() const { return {chars, size}; }
  std::span<const Val> values() const { return {items, size}; }
  inline std::span<const Member> fields() const;

 private:
  // Whole words, so that a value stays in registers and never waits for its own partial stores.
  static Val of_words(Kind k, std::uint8_t f, std::size_t n, std::uint64_t body) {
    struct Words {
      std::uint64_t head, body;
    };
    return std::bit_cast<Val>(Words{k | std::uint64_t{f} << 8 | std::uint64_t{n} << 32, body});
  }
  static Val scalar(Kind k, std::int64_t n) { return of_words(k, 0, 0, static_cast<std::uint64_t>(n)); }
};
static_assert(sizeof(Val) == 16 && std::endian::native == std::endian::little && sizeof(void*) == 8);

struct Member {
  std::string_view name;
  Val value;
};

inline Val Val::of_object(std::span<const Member> values, std::uint8_t flags) {
  return of_words(object, flags, values.size(), std::bit_cast<std::uint64_t>(values.data()));
}
inline std::span<const Member> Val::fields() const { return {members, size}; }

std::string_view kind_name(Val::Kind kind);

/// The text form (True, 42, `M/d/yyyy h:mm:ss tt`, JSON of an object) of a scalar or an object, in the arena unless it
/// is text already. Not for lists.
Val to_text(const Val& value, Arena& arena);

/// Owning copy; lone surrogates become U+FFFD.
Value to_value(const Val& value);
/// Text of the host as a value: borrowed when it is UTF-8, else a copy in which U+FFFD stands for what is ill-formed.
Val from_text(std::string_view text, Arena& arena);
/// Borrows the texts of `value` as from_text does, so it must outlive the result.
Val from_value(const Value& value, Arena& arena);

}  // namespace attrmap
