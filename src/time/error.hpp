// Why a date could not be read, formatted or computed. Eight bytes, so that a failing parse costs no allocation; the
// text is made on demand.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace attrmap::time {

struct Error {
  /// The .NET exception: FormatException, ArgumentException, ArgumentOutOfRangeException, OverflowException.
  enum class Kind : std::uint8_t { format, argument, out_of_range, overflow };

  enum class Reason : std::uint8_t {
    // The format itself; `at` is a byte of the format.
    empty_format,
    unknown_standard_format,  // what: the letter
    offset_format,            // what: a standard format that a date with offset does not have
    open_quote,
    trailing_escape,
    lonely_percent,
    fraction_width,
    // The text; `at` is a byte of the text.
    empty_text,
    expected_digits,   // what: the format letter, count: 1 = one or two digits, else exactly that many
    expected_word,     // what: the format letter
    expected_literal,  // what: the character, 0 if it is not ASCII
    expected_offset,   // count: letters of the element
    offset_minutes,
    field_conflict,  // what: the format letter
    text_left,
    two_digit_year,
    hour_12,
    mark_conflict,
    no_such_date,
    no_such_time,
    wrong_weekday,
    offset_range,
    result_range,
    unexpected_text,
    number_length,
    too_many_numbers,
    second_year,
    second_month,
    second_weekday,
    second_zone,
    second_mark,
    second_field,
    second_date,
    second_time,
    bad_order,
    bad_separator,
    incomplete,
    iso_time,
    missing_mark,
    not_iso_instant,
    // Arguments; `at` is a byte of the argument's text, or 0.
    unknown_style,
    empty_style,
    style_bits,
    assume_both,
    roundtrip_conflict,
    add_count,
    add_range,
    file_time_range,
    before_file_time,
  };

  Kind kind = Kind::format;
  Reason reason = Reason::empty_text;
  char what = 0;
  std::uint8_t count = 0;
  std::uint32_t at = 0;  ///< byte offset into the text, format or argument

  /// One sentence in lower case without a full stop. `input` is the text that `at` points into: with it, the message
  /// quotes what stands there and counts the position in characters; without it, in bytes.
  std::string message(std::string_view input = {}) const;
};

}  // namespace attrmap::time
