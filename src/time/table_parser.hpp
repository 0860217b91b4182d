// The parser behind DateTime.Parse: a lexer whose tokens depend on the state, and the table. Internal to the module.
#pragma once
#include <cstdint>
#include <string_view>

#include "time/fields.hpp"
#include "time/parse_table.hpp"

namespace attrmap::time {

/// Parses one text. Every step returns false once error() is set.
class TableParser {
 public:
  using Reason = Error::Reason;
  enum class Field : std::uint8_t { year, month, day, hour, minute, second };
  enum class Separator : std::uint8_t { end, space, mark, suffix, iso_time, date, date_or_offset, time };

  TableParser(std::string_view text, Styles styles, std::int64_t now_ticks)
      : s_(text), styles_(styles), now_(now_ticks) {
    r_.hour = r_.minute = r_.second = 0;
  }

  /// Reads the whole text.
  bool run(DateTime& result);

  const Error& error() const { return error_; }

 private:
  bool fail(Reason reason, std::size_t at, char what = 0) {
    error_ = Error{Error::Kind::format, reason, what, 0, static_cast<std::uint32_t>(at)};
    return false;
  }

  char peek(std::size_t k = 0) const { return i_ + k < s_.size() ? s_[i_ + k] : '\0'; }
  bool at_digit() const { return i_ < s_.size() && is_digit(s_[i_]); }
  bool at_sign() const { return i_ < s_.size() && (s_[i_] == '+' || s_[i_] == '-'); }

  /// A word that no letter follows.
  bool word(std::string_view lower) {
    if (!word_at(s_, i_, lower) || letter_at(s_, i_ + lower.size())) return false;
    i_ += lower.size();
    return true;
  }
  template <std::size_t N>
  int name(const std::string_view (&names)[N]) {
    for (const std::size_t length : {std::size_t{9}, std::size_t{3}})
      for (std::size_t k = 0; k < N; ++k)
        if (word(names[k].substr(0, length))) return static_cast<int>(k);
    return -1;
  }

  /// At a sign: +h, +hh, +h:m, +hh:mm, +hmm, +hhmm. The position stays if it is none of these.
  bool offset(int& minutes);
  bool take_zone(int minutes, bool utc, std::size_t at) {
    if (r_.has_zone) return fail(Reason::second_zone, at);
    r_.has_zone = true;
    r_.offset = minutes;
    r_.utc_designator = utc;
    return true;
  }

  /// After a number that may end a time: an offset, perhaps after white space.
  bool time_offset();

  /// What follows a number or a month name. `before` is the position to return to if it turns out to be an offset.
  Separator separator(Mark& mark, Field& field, std::size_t& before);

  /// A `-` that the table cannot take as a date separator, while a blank would end a date or time, begins an offset.
  static bool begins_offset(State state, Token date, Token space) {
    const auto& row = kNextState[static_cast<int>(state)];
    return row[static_cast<int>(date)] == State::ERR && is_terminal(row[static_cast<int>(space)]);
  }

  /// #...#: exactly two hashes, only white space outside them, U+0000 only at the end.
  bool hashes_enclose() const;
  bool only_nul_left() const { return s_.find_first_not_of('\0', i_) == std::string_view::npos; }

  /// Reads one token; Token::none when what it read is none. Every call consumes something or yields Token::end.
  bool lex(State state, Token& token);
  bool lex_word(State state, Token& token);
  bool after_month(State state, Token& token);
  bool lex_number(State state, Token& token);
  /// Stores a number with its Chinese, Japanese or Korean suffix.
  bool suffixed(Field field, int value, std::size_t at, Token& token);
  bool has_suffix(Field field) const { return (suffixed_ >> static_cast<unsigned>(field) & 1) != 0; }

  bool set_date(int year, int month, int day) {
    if (!is_valid_date(year, month, day)) return false;
    r_.year = year, r_.month = month, r_.day = day;
    return true;
  }
  int this_year() const { return civil_date({now_}).year; }

  /// A state that ends a date or a time: puts the held numbers into the fields.
  bool terminal(State state, std::size_t at);

  bool two_digits(int& value) {
    if (!at_digit() || !is_digit(peek(1))) return fail(Reason::iso_time, i_);
    value = (s_[i_] - '0') * 10 + s_[i_ + 1] - '0';
    i_ += 2;
    return true;
  }

  /// What follows the T of an ISO 8601 text; the date stands in year_ and the held numbers.
  bool iso_time(DateTime& result);

  std::string_view s_;
  Styles styles_;
  std::int64_t now_;
  std::size_t i_ = 0;
  Fields r_;
  int numbers_[3] = {};
  int count_ = 0;
  int year_ = -1;   // a number of three or more digits, or a suffixed year
  int month_ = -1;  // a month name, or a suffixed month
  std::uint8_t suffixed_ = 0;
  bool have_date_ = false;
  bool have_time_ = false;
  Error error_;
};

}  // namespace attrmap::time
