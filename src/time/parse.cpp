#include "time/parse.hpp"

#include <optional>

#include "base/unicode.hpp"
#include "time/fields.hpp"
#include "time/parse_table.hpp"

namespace attrmap::time {
namespace {

using Reason = Error::Reason;

enum class Field : std::uint8_t { year, month, day, hour, minute, second };
enum class Separator : std::uint8_t { end, space, mark, suffix, iso_time, date, date_or_offset, time };

/// The field that a Chinese, Japanese or Korean suffix at `i` names; `i` moves behind it.
std::optional<Field> suffix_at(std::string_view text, std::size_t& i) {
  std::size_t next = i;
  const char32_t c = decode(text, next);
  if (c < 0x80) return std::nullopt;
  std::optional<Field> field;
  switch (c) {
    case U'年':
    case U'년': field = Field::year; break;
    case U'月':
    case U'월': field = Field::month; break;
    case U'日':
    case U'일': field = Field::day; break;
    case U'時':
    case U'时': field = Field::hour; break;
    case U'分': field = Field::minute; break;
    case U'秒': field = Field::second; break;
    default: return std::nullopt;
  }
  if (letter_at(text, next)) return std::nullopt;
  i = next;
  return field;
}

class Parser {
 public:
  Parser(std::string_view text, Styles styles, std::int64_t now_ticks) : s_(text), styles_(styles), now_(now_ticks) {
    r_.hour = r_.minute = r_.second = 0;
  }

  bool run(DateTime& result) {
    if (s_.empty()) return fail(Reason::empty_text, 0);
    State state = State::BEGIN;
    bool reached = false;
    for (;;) {
      const std::size_t at = i_;
      Token token = Token::none;
      if (!lex(state, token)) return false;
      if (token == Token::none) continue;
      if (token == Token::iso_time_mark) {
        if (state == State::D_YNd || state == State::D_YN) return iso_time(result);
        return fail(Reason::bad_order, at);
      }
      state = kNextState[static_cast<int>(state)][static_cast<int>(token)];
      if (state == State::ERR) return fail(i_ == s_.size() ? Reason::incomplete : Reason::bad_order, at);
      if (is_terminal(state)) {
        if (!terminal(state, at)) return false;
        reached = true;
        state = State::BEGIN;
      }
      if (token == Token::end || token == Token::num_end || token == Token::month_end) break;
    }
    if (!reached) return fail(Reason::incomplete, s_.size());
    if (r_.mark == Mark::am) {
      if (r_.hour > 12) return fail(Reason::hour_12, 0);
      if (r_.hour == 12) r_.hour = 0;
    } else if (r_.mark == Mark::pm) {
      if (r_.hour > 23) return fail(Reason::no_such_time, 0);
      if (r_.hour < 12) r_.hour += 12;
    }
    return finish(r_, styles_, now_, result, error_);
  }

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
  bool offset(int& minutes) {
    std::size_t k = i_ + 1;
    auto digits = [&](int& value) {
      const std::size_t from = k;
      for (value = 0; k < s_.size() && is_digit(s_[k]) && k - from < 5; ++k) value = value * 10 + (s_[k] - '0');
      return k - from;
    };
    int hour, minute = 0;
    const std::size_t n = digits(hour);
    if (n == 0 || n > 4) return false;
    if (n > 2) {
      minute = hour % 100;
      hour /= 100;
    } else if (k < s_.size() && s_[k] == ':') {
      ++k;
      const std::size_t m = digits(minute);
      if (m == 0 || m > 2) return false;
    }
    if (minute > 59) return false;
    minutes = (hour * 60 + minute) * (s_[i_] == '-' ? -1 : 1);
    i_ = k;
    return true;
  }
  bool take_zone(int minutes, bool utc, std::size_t at) {
    if (r_.has_zone) return fail(Reason::second_zone, at);
    r_.has_zone = true;
    r_.offset = minutes;
    r_.utc_designator = utc;
    return true;
  }

  /// After a number that may end a time: an offset, perhaps after white space.
  bool time_offset() {
    const std::size_t from = i_;
    if (from + 1 >= s_.size()) return true;
    i_ = skip_white(s_, i_);
    if (!at_sign()) {
      i_ = from;
      return true;
    }
    if (r_.has_zone) return fail(Reason::second_zone, i_);
    const std::size_t at = i_;
    int minutes;
    if (!offset(minutes)) return fail(Reason::expected_offset, at, 'z');
    return take_zone(minutes, false, at);
  }

  /// What follows a number or a month name. `before` is the position to return to if it turns out to be an offset.
  Separator separator(Mark& mark, Field& field, std::size_t& before) {
    constexpr char32_t kRightToLeftMark = 0x200F;
    before = i_;
    for (std::size_t next = i_; i_ < s_.size(); i_ = next) {
      const char32_t c = decode(s_, next);
      if (!is_white_space(c) && c != kRightToLeftMark) break;
    }
    if (i_ >= s_.size()) return Separator::end;
    const char c = s_[i_];
    if (is_digit(c)) return Separator::space;
    if (word("am")) return mark = Mark::am, Separator::mark;
    if (word("pm")) return mark = Mark::pm, Separator::mark;
    if (const auto suffix = suffix_at(s_, i_)) return field = *suffix, Separator::suffix;
    if (word("t")) return Separator::iso_time;
    switch (c) {
      case '/': ++i_; return Separator::date;
      case '-': ++i_; return Separator::date_or_offset;
      case ':': ++i_; return Separator::time;
      default: return Separator::space;
    }
  }

  /// A `-` that the table cannot take as a date separator, while a blank would end a date or time, begins an offset.
  static bool begins_offset(State state, Token date, Token space) {
    const auto& row = kNextState[static_cast<int>(state)];
    return row[static_cast<int>(date)] == State::ERR && is_terminal(row[static_cast<int>(space)]);
  }

  /// #...#: exactly two hashes, only white space outside them, U+0000 only at the end.
  bool hashes_enclose() const {
    int hashes = 0;
    for (std::size_t k = 0; k < s_.size();) {
      const char32_t c = decode(s_, k);
      if (c == '#') {
        if (++hashes > 2) return false;
      } else if (c == 0) {
        if (hashes != 2) return false;
      } else if (!is_white_space(c) && hashes != 1) {
        return false;
      }
    }
    return hashes == 2;
  }
  bool only_nul_left() const { return s_.find_first_not_of('\0', i_) == std::string_view::npos; }

  bool lex(State state, Token& token) {
    i_ = skip_white(s_, i_);
    if (i_ >= s_.size()) {
      token = Token::end;
      return true;
    }
    if (at_digit()) return lex_number(state, token);
    const std::size_t at = i_;
    const char c = s_[i_];
    if (is_ascii_letter(c)) return lex_word(state, token);
    if (c == ',' || c == '.') {
      ++i_;
      return true;
    }
    if (at_sign() && !r_.has_zone) {
      int minutes;
      if (!offset(minutes)) return fail(Reason::expected_offset, at, 'z');
      return take_zone(minutes, false, at);
    }
    if (c == '#' && hashes_enclose()) {
      ++i_;
      return true;
    }
    if (c == '\0' && only_nul_left()) {
      i_ = s_.size();
      token = Token::end;
      return true;
    }
    return fail(at_sign() ? Reason::second_zone : Reason::unexpected_text, at);
  }

  bool lex_word(State state, Token& token) {
    const std::size_t at = i_;
    if (const int month = name(kMonths); month >= 0) {
      if (month_ >= 0) return fail(Reason::second_month, at);
      month_ = month + 1;
      return after_month(state, token);
    }
    if (const int day = name(kDays); day >= 0) {
      if (r_.weekday >= 0) return fail(Reason::second_weekday, at);
      r_.weekday = day;
      token = Token::day_of_week;
      return true;
    }
    if (word("gmt") || word("z")) {
      token = Token::time_zone;
      return take_zone(0, true, at);
    }
    if (word("a.d.") || word("ad")) {
      token = Token::era;
      return true;
    }
    const Mark mark = word("am") ? Mark::am : word("pm") ? Mark::pm : Mark::none;
    if (mark == Mark::none) return fail(Reason::unexpected_text, at);
    if (r_.mark != Mark::none) return fail(Reason::second_mark, at);
    r_.mark = mark;
    return true;
  }

  bool after_month(State state, Token& token) {
    Mark mark;
    Field field;
    std::size_t before;
    switch (separator(mark, field, before)) {
      case Separator::end: token = Token::month_end; return true;
      case Separator::space: token = Token::month_space; return true;
      case Separator::date: token = Token::month_datesep; return true;
      case Separator::date_or_offset:
        token = Token::month_datesep;
        if (begins_offset(state, Token::month_datesep, Token::month_space)) {
          i_ = before;
          token = Token::month_space;
        }
        return true;
      default: return fail(Reason::bad_separator, before);
    }
  }

  bool lex_number(State state, Token& token) {
    const std::size_t from = i_;
    while (at_digit()) ++i_;
    const std::size_t length = i_ - from;
    if (length > 8) return fail(Reason::number_length, from);
    if (count_ == 3) return fail(Reason::too_many_numbers, from);
    int value = 0;
    for (std::size_t k = from; k < i_; ++k) value = value * 10 + (s_[k] - '0');

    const bool in_time = state == State::T_Nt || state == State::T_NNt;
    if (state == State::T_NNt && i_ + 1 < s_.size() && (peek() == '.' || peek() == ',')) {
      const std::size_t digits = ++i_;
      while (at_digit()) ++i_;
      r_.fraction = fraction_ticks(s_.substr(digits, i_ - digits));
    }
    if (in_time && !time_offset()) return false;
    const bool year = length > 2;
    if (year) {
      if (year_ >= 0) return fail(Reason::second_year, from);
      year_ = value;
    }

    Mark mark = Mark::none;
    Field field = Field::year;
    std::size_t before;
    const Separator sep = separator(mark, field, before);
    if (sep == Separator::mark) {
      if (r_.mark != Mark::none) return true;  // .NET ignores the number together with its second mark
      r_.mark = mark;
      if (year) {
        token = Token::year_space;
        return true;
      }
      if (state == State::D_NN && !terminal(State::DX_NN, from)) return false;
      numbers_[count_++] = value;
      token = Token::num_ampm;
      return !in_time || time_offset();
    }
    if (sep == Separator::suffix)
      return suffixed(field, !year && field == Field::year ? four_digit_year(value) : value, from, token);
    if (!year) numbers_[count_++] = value;
    switch (sep) {
      case Separator::end: token = year ? Token::year_end : Token::num_end; return true;
      case Separator::space: token = year ? Token::year_space : Token::num_space; return true;
      case Separator::date: token = year ? Token::year_datesep : Token::num_datesep; return true;
      case Separator::date_or_offset: {
        const Token date = year ? Token::year_datesep : Token::num_datesep;
        const Token space = year ? Token::year_space : Token::num_space;
        token = begins_offset(state, date, space) ? space : date;
        if (token == space) i_ = before;
        return true;
      }
      default: break;
    }
    if (year) return fail(Reason::bad_separator, before);
    token = sep == Separator::time ? Token::num_timesep : Token::iso_time_mark;
    return true;
  }

  bool suffixed(Field field, int value, std::size_t at, Token& token) {
    const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(field));
    if ((suffixed_ & bit) != 0) return fail(Reason::second_field, at);
    suffixed_ |= bit;
    token = field >= Field::hour ? Token::num_timesuff : Token::num_datesuff;
    switch (field) {
      case Field::year: r_.year = year_ = value; break;
      case Field::month: r_.month = month_ = value; break;
      case Field::day: r_.day = value; break;
      case Field::hour: r_.hour = value; break;
      case Field::minute: r_.minute = value; break;
      case Field::second: r_.second = value; break;
    }
    return true;
  }
  bool has_suffix(Field field) const { return (suffixed_ >> static_cast<unsigned>(field) & 1) != 0; }

  bool set_date(int year, int month, int day) {
    if (!is_valid_date(year, month, day)) return false;
    r_.year = year, r_.month = month, r_.day = day;
    return true;
  }
  int this_year() const { return civil_date({now_}).year; }

  /// A state that ends a date or a time: puts the held numbers into the fields.
  bool terminal(State state, std::size_t at) {
    const int n1 = numbers_[0], n2 = numbers_[1], n3 = numbers_[2], held = count_;
    count_ = 0;
    bool valid = true;
    switch (state) {
      case State::TX_N:
      case State::TX_NN:
      case State::TX_NNN:
        if (have_time_) return fail(Reason::second_time, at);
        if (state == State::TX_N && r_.mark == Mark::none) return fail(Reason::missing_mark, at);
        have_time_ = true;
        r_.hour = n1;
        if (state != State::TX_N) r_.minute = n2;
        if (state == State::TX_NNN) r_.second = n3;
        return true;
      case State::TX_TS:
      case State::DX_DS: return true;  // the suffixes have set the fields
      case State::DX_DSN:
        if (held != 1 || r_.day >= 0) return fail(Reason::second_field, at);
        r_.day = n1;
        return true;
      case State::DX_NDS:
        if (r_.month < 0 || r_.year >= 0) return fail(Reason::no_such_date, at);
        r_.year = four_digit_year(n1);
        r_.day = 1;
        return true;
      case State::DX_NNDS:
        valid = !has_suffix(Field::day) && has_suffix(Field::year) != has_suffix(Field::month) &&
                (has_suffix(Field::year) ? set_date(four_digit_year(year_), n1, n2)
                                         : set_date(four_digit_year(n2), r_.month, n1));
        return valid || fail(Reason::no_such_date, at);
      default: break;
    }
    if (have_date_) return fail(Reason::second_date, at);
    switch (state) {
      case State::DX_NN: valid = set_date(this_year(), n1, n2); break;
      case State::DX_MN:
      case State::DX_NM: valid = set_date(this_year(), month_, n1); break;
      case State::DX_NNN: valid = set_date(four_digit_year(n3), n1, n2); break;
      case State::DX_MNN:
        valid = set_date(four_digit_year(n2), month_, n1) || set_date(four_digit_year(n1), month_, n2);
        break;
      case State::DX_YNN:
      case State::DX_NNY: valid = set_date(year_, n1, n2); break;
      case State::DX_YMN: valid = set_date(year_, month_, n1); break;
      case State::DX_YN: valid = set_date(year_, n1, 1); break;
      default: valid = set_date(year_, month_, 1); break;  // DX_YM
    }
    if (!valid) return fail(Reason::no_such_date, at);
    have_date_ = true;
    return true;
  }

  bool two_digits(int& value) {
    if (!at_digit() || !is_digit(peek(1))) return fail(Reason::iso_time, i_);
    value = (s_[i_] - '0') * 10 + s_[i_ + 1] - '0';
    i_ += 2;
    return true;
  }

  /// What follows the T of an ISO 8601 text; the date stands in year_ and the held numbers.
  bool iso_time(DateTime& result) {
    auto white = [this] { i_ = skip_white(s_, i_); };
    int hour, minute, second = 0, fraction = 0;
    white();
    if (!two_digits(hour)) return false;
    white();
    if (peek() != ':') return fail(Reason::iso_time, i_);
    ++i_;
    white();
    if (!two_digits(minute)) return false;
    white();
    if (peek() == ':') {
      ++i_;
      white();
      if (!two_digits(second)) return false;
      if ((peek() == '.' || peek() == ',')) {
        if (!is_digit(peek(1))) return fail(Reason::iso_time, i_);
        const std::size_t digits = ++i_;
        while (at_digit()) ++i_;
        fraction = fraction_ticks(s_.substr(digits, i_ - digits));
      }
      white();
    }
    if (at_sign()) {  // replaces a zone read before the date
      int minutes;
      if (!offset(minutes)) return fail(Reason::expected_offset, i_, 'z');
      r_.has_zone = true;
      r_.offset = minutes;
    } else if (peek() == 'Z' || peek() == 'z') {
      ++i_;
      r_.has_zone = r_.utc_designator = true;
      r_.offset = 0;
    }
    white();
    if (peek() == '#') {
      if (!hashes_enclose()) return fail(Reason::unexpected_text, i_);
      ++i_;
      white();
    }
    if (!only_nul_left()) return fail(Reason::text_left, i_);
    if (!is_valid_date(year_, numbers_[0], numbers_[1])) return fail(Reason::no_such_date, 0);
    if (hour > 23 || minute > 59 || second > 59) return fail(Reason::no_such_time, 0);
    const std::int64_t ticks =
        ticks_of(year_, numbers_[0], numbers_[1]) + ((hour * 60 + minute) * 60 + second) * kTicksPerSecond + fraction;
    if (ticks > kMaxTicks) return fail(Reason::result_range, 0);
    return apply_zone(r_, ticks, styles_, result, error_);
  }

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

}  // namespace

tl::expected<DateTime, Error> parse_by_table(std::string_view text, Styles styles, std::int64_t now_ticks) {
  if (auto checked = check_styles(styles); !checked) return tl::unexpected(checked.error());
  DateTime result;
  Parser parser(text, styles, now_ticks);
  if (parser.run(result)) return result;
  return tl::unexpected(parser.error());
}

}  // namespace attrmap::time
