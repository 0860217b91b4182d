#include "time/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/suggest.hpp"
#include "base/unicode.hpp"
#include "time/arithmetic.hpp"
#include "time/styles.hpp"

namespace attrmap::time {
namespace {

using Reason = Error::Reason;

std::string_view field_name(char letter) {
  switch (letter) {
    case 'y': return "the year";
    case 'M': return "the month";
    case 'd': return "the day";
    case 'h':
    case 'H': return "the hour";
    case 'm': return "the minute";
    case 's': return "the second";
    case 'f':
    case 'F': return "the fraction of a second";
    case 't': return "AM or PM";
    default: return "the offset";
  }
}

std::string expected_word(char letter, int count) {
  switch (letter) {
    case 'M': return count == 3 ? "a month name of three letters (Jan)" : "a full month name (January)";
    case 'd': return count == 3 ? "a day name of three letters (Mon)" : "a full day name (Monday)";
    case 'g': return "A.D. or AD";
    case 't': return count == 1 ? "A or P" : "AM or PM";
    case 'G': return "GMT";
    default: return "Z or GMT";
  }
}

std::string expected_offset(int count) {
  switch (count) {
    case 1: return "an offset such as +7";
    case 2: return "an offset such as +07";
    default: return "an offset such as +07:00";
  }
}

/// Where, and what stands there.
std::string place(const Error& error, std::string_view input) {
  if (input.data() == nullptr) return fmt::format("at byte {}", error.at + 1);
  const std::size_t at = std::min<std::size_t>(error.at, input.size());
  if (at == input.size()) return "at the end";
  std::size_t position = 1;
  for (std::size_t i = 0; i < at; ++position) decode(input, i);
  std::size_t end = at;
  for (int n = 0; n < 12 && end < input.size(); ++n) decode(input, end);
  const std::string shown = replace_lone_surrogates(input.substr(at, end - at));
  return fmt::format("at position {}, where \"{}{}\" stands", position, shown, end < input.size() ? "..." : "");
}

std::string style_list() {
  std::string list;
  for (const StyleName& style : kStyleNames) {
    if (!list.empty()) list += ", ";
    list += style.name;
  }
  return list;
}

std::string unknown_style(const Error& error, std::string_view input) {
  const std::string_view rest = input.substr(std::min<std::size_t>(error.at, input.size()));
  const std::string_view name = trim(rest.substr(0, rest.find(',')));
  std::vector<std::string_view> names;
  for (const StyleName& style : kStyleNames) names.push_back(style.name);
  const auto close = suggest(name, names);
  if (!close.empty())
    return fmt::format("unknown date-time style \"{}\" (case matters): did you mean {}?", name, close.front());
  return fmt::format("unknown date-time style \"{}\": the styles are {}", name, style_list());
}

}  // namespace

std::string Error::message(std::string_view input) const {
  switch (reason) {
    case Reason::empty_format: return "the date format is empty";
    case Reason::unknown_standard_format:
      if (what == 0) return "a format of one character is a standard format, and this one does not exist";
      return fmt::format("\"{0}\" is no standard date format; for the custom format of that one element write \"%{0}\"",
                         what);
    case Reason::offset_format:
      return fmt::format("the standard format \"{}\" does not exist for a date with an offset", what);
    case Reason::open_quote: return "the quoted text in the date format is not closed, opened " + place(*this, input);
    case Reason::trailing_escape: return "the date format ends in a backslash with nothing to escape";
    case Reason::lonely_percent: return "% in a date format needs a format letter behind it, " + place(*this, input);
    case Reason::fraction_width:
      return fmt::format("a date format has at most seven {} in a row, {}", what, place(*this, input));
    case Reason::empty_text: return "the text is empty, so it is no date";
    case Reason::expected_digits:
      if (count == 1) return fmt::format("expected one or two digits for {} {}", field_name(what), place(*this, input));
      return fmt::format("expected {} digit{} for {} {}", count, count == 1 ? "" : "s", field_name(what),
                         place(*this, input));
    case Reason::expected_word: return fmt::format("expected {} {}", expected_word(what, count), place(*this, input));
    case Reason::expected_literal:
      if (what == ' ') return "expected a blank " + place(*this, input);
      if (what > ' ') return fmt::format("expected \"{}\" {}", what, place(*this, input));
      return "expected the literal text of the format " + place(*this, input);
    case Reason::expected_offset: return fmt::format("expected {} {}", expected_offset(count), place(*this, input));
    case Reason::offset_minutes: return "the minutes of the offset are over 59, " + place(*this, input);
    case Reason::field_conflict:
      return fmt::format("the format reads {} twice, and the two differ {}", field_name(what), place(*this, input));
    case Reason::text_left: return "the date ends before the text does, " + place(*this, input);
    case Reason::two_digit_year: return "the format has a two-digit year, but the year has more digits";
    case Reason::hour_12: return "the hour is over 12 in a 12-hour time";
    case Reason::mark_conflict: return "AM or PM contradicts the 24-hour time";
    case Reason::no_such_date: return "there is no such day in the calendar of the years 1 to 9999";
    case Reason::no_such_time: return "there is no such time of day: hours go to 23, minutes and seconds to 59";
    case Reason::wrong_weekday: return "the day of the week does not match the date";
    case Reason::offset_range: return "the offset is over 14 hours";
    case Reason::result_range: return "the date in UTC lies outside the years 1 to 9999";
    case Reason::unexpected_text:
      return "expected a number, a month or day name, AM, PM, Z or GMT " + place(*this, input);
    case Reason::number_length:
      return "a number of more than eight digits is no part of a date, " + place(*this, input);
    case Reason::too_many_numbers: return "too many numbers for one date, " + place(*this, input);
    case Reason::second_year:
      return "a second number of three or more digits, which would be a second year, " + place(*this, input);
    case Reason::second_month: return "a second month name, " + place(*this, input);
    case Reason::second_weekday: return "a second day name, " + place(*this, input);
    case Reason::second_zone: return "a second offset or zone, " + place(*this, input);
    case Reason::second_mark: return "a second AM or PM, " + place(*this, input);
    case Reason::second_field: return "a part of the date or time is given twice, " + place(*this, input);
    case Reason::second_date: return "a second date, " + place(*this, input);
    case Reason::second_time: return "a second time, " + place(*this, input);
    case Reason::bad_order: return "this does not fit what stands before it, " + place(*this, input);
    case Reason::bad_separator: return "this separator cannot follow a year or a month, " + place(*this, input);
    case Reason::incomplete: return "the text ends before it makes a date; write it as 2020-03-16 or 3/16/2020";
    case Reason::iso_time: return "expected a time such as 07:08 or 07:08:09 after T, " + place(*this, input);
    case Reason::missing_mark: return "an hour without minutes needs AM or PM, " + place(*this, input);
    case Reason::not_iso_instant:
      return "expected an ISO 8601 time such as 2020-03-16T07:08:09Z, wrong " + place(*this, input);
    case Reason::unknown_style: return unknown_style(*this, input);
    case Reason::empty_style: return fmt::format("a date-time style is empty: the styles are {}", style_list());
    case Reason::style_bits: return fmt::format("these date-time styles do not exist: the styles are {}", style_list());
    case Reason::assume_both: return "AssumeLocal and AssumeUniversal exclude each other";
    case Reason::roundtrip_conflict: return "RoundtripKind excludes AssumeLocal, AssumeUniversal and AdjustToUniversal";
    case Reason::add_count: return "the count to add does not fit into 32 bits";
    case Reason::add_range: return "the resulting date lies outside the years 1 to 9999";
    case Reason::file_time_range: return fmt::format("a file time lies between 0 and {} (1601 to 9999)", kMaxFileTime);
    case Reason::before_file_time: return "file times begin in the year 1601";
  }
  return "no date";
}

}  // namespace attrmap::time
