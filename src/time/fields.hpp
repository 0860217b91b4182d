// What both parsers share: the fields read from a text, and how they become a date. Internal to the module.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/unicode.hpp"
#include "time/date_time.hpp"
#include "time/error.hpp"
#include "time/styles.hpp"

namespace attrmap::time {

enum class Mark : std::int8_t { none, am, pm };

struct Fields {
  int year = -1, month = -1, day = -1;
  int hour = -1, minute = -1, second = -1;
  int fraction = -1;  ///< ticks; may be a whole second after rounding
  int weekday = -1;   ///< 0 = Sunday
  int offset = 0;     ///< minutes
  Mark mark = Mark::none;
  bool has_zone = false;
  bool utc_designator = false;
};

/// Calendar.ToFourDigitYear of the invariant culture: 00-49 are 2000-2049, 50-99 are 1950-1999.
constexpr int four_digit_year(int year) { return year >= 100 ? year : year > 49 ? 1900 + year : 2000 + year; }

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// Char.IsLetter (Unicode 15.0). Surrogates are not letters, so nothing above U+FFFF is.
bool is_letter(char32_t c);

/// Is there a letter at byte `i`?
inline bool letter_at(std::string_view text, std::size_t i) {
  if (i >= text.size()) return false;
  if (static_cast<unsigned char>(text[i]) < 0x80) return is_ascii_letter(text[i]);
  return is_letter(decode(text, i));
}

/// Index of the first character at or after `i` that is not white space.
inline std::size_t skip_white(std::string_view text, std::size_t i) {
  while (i < text.size()) {
    std::size_t next = i;
    if (!is_white_space(decode(text, next))) break;
    i = next;
  }
  return i;
}

/// Does `word` (lower case, ASCII) stand at byte `i`, in any case?
inline bool word_at(std::string_view text, std::size_t i, std::string_view word) {
  if (text.size() - i < word.size()) return false;
  for (std::size_t k = 0; k < word.size(); ++k) {
    const char fold = is_ascii_letter(word[k]) ? 0x20 : 0;
    if ((text[i + k] | fold) != word[k]) return false;
  }
  return true;
}

/// Lower-case names of the invariant culture.
inline constexpr std::string_view kMonths[12] = {"january", "february", "march",     "april",   "may",      "june",
                                                 "july",    "august",   "september", "october", "november", "december"};
inline constexpr std::string_view kDays[7] = {"sunday",   "monday", "tuesday", "wednesday",
                                              "thursday", "friday", "saturday"};

/// Ticks of a decimal fraction of a second, with the rounding of DateTime.Parse: the digits are summed in double
/// precision. Up to a whole second.
int fraction_ticks(std::string_view digits);

/// Applies zone, kind and styles to a clock time. False with `error` (kind, reason) if the result does not exist.
bool apply_zone(const Fields& fields, std::int64_t ticks, Styles styles, DateTime& result, Error& error);

/// Fills in what is missing (from `now`), checks the fields, and applies the zone.
bool finish(Fields& fields, Styles styles, std::int64_t now_ticks, DateTime& result, Error& error);

}  // namespace attrmap::time
