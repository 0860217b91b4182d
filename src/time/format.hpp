// DateTime.ToString(format) with the invariant culture: standard and custom date and time format strings, compiled once
// and applied many times. Format text and output are WTF-8.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "time/date_time.hpp"
#include "time/error.hpp"

namespace attrmap::time {

/// A compiled format. Immutable after compile(), so one object serves many threads.
class DateFormat {
 public:
  /// Standard formats differ a little: a date with offset knows no `U`, and prints `r` and `u` in UTC.
  enum class For : std::uint8_t { date_time, date_time_offset };

  /// A format error when .NET would throw FormatException: an unknown standard format (one character), an open quote, a
  /// `\` or `%` without its character, more than seven `f` or `F`.
  static tl::expected<DateFormat, Error> compile(std::string_view format, For target = For::date_time);

  /// Room that format_to needs, in bytes; a little more than the longest output.
  std::size_t max_size() const { return max_size_; }
  /// Writes the text at `to` (at least max_size() bytes, of which all may be touched) and returns its end.
  char* format_to(char* to, DateTime t) const;
  char* format_to(char* to, DateTimeOffset t) const;

  std::string format(DateTime t) const;
  std::string format(DateTimeOffset t) const;

 private:
  friend class Transcription;
  enum class Op : std::uint8_t {
    literal,
    day1,
    day2,
    day_abbreviation,
    day_name,
    fraction,
    fraction_trimmed,
    era,
    hour12_1,
    hour12_2,
    hour24_1,
    hour24_2,
    minute1,
    minute2,
    second1,
    second2,
    month1,
    month2,
    month_abbreviation,
    month_name,
    mark1,
    mark2,
    year1,
    year2,
    year4,
    year_wide,
    offset1,
    offset2,
    offset3,
    kind,
  };
  /// One element, and the short literal that follows it.
  struct Step {
    Op op;
    std::uint8_t tail_size = 0;
    char tail[8] = {};
    std::uint32_t count = 0;  ///< digits; for a literal its size
    std::uint32_t begin = 0;  ///< of a literal in literals_
  };
  struct Clock;

  static tl::expected<DateFormat, Error> compile_custom(std::string_view pattern, For target);
  void add(Op op, std::uint32_t count, std::size_t size);
  void add_literal(std::string_view text);
  void flush_literal();
  bool add_element(char letter, std::size_t run);
  char* write(char* to, const Clock& clock) const;

  std::vector<Step> steps_;
  std::string literals_;
  std::string pending_;  // literal text not yet a step; empty after compile
  std::size_t max_size_ = 0;
  bool date_ = false;         // some element needs the calendar date
  bool offset_kind_ = false;  // compiled for a date with offset
  bool to_utc_ = false;       // r, R and u of a date with offset
};

/// Room that format_invariant_general needs, in bytes.
inline constexpr std::size_t kInvariantGeneralSize = 32;

/// `M/d/yyyy h:mm:ss tt`, the text form of a date in expressions ("3/16/2020 7:00:00 AM"). Returns the end.
char* format_invariant_general(char* to, DateTime t);

/// The pattern of a standard format letter, empty if there is none.
std::string_view standard_pattern(char letter);

}  // namespace attrmap::time
