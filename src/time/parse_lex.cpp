#include <optional>

#include "base/unicode.hpp"
#include "time/table_parser.hpp"

namespace attrmap::time {
namespace {

using Field = TableParser::Field;

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

}  // namespace

bool TableParser::offset(int& minutes) {
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

bool TableParser::time_offset() {
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

TableParser::Separator TableParser::separator(Mark& mark, Field& field, std::size_t& before) {
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

bool TableParser::hashes_enclose() const {
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

bool TableParser::lex(State state, Token& token) {
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

bool TableParser::lex_word(State state, Token& token) {
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

bool TableParser::after_month(State state, Token& token) {
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

bool TableParser::lex_number(State state, Token& token) {
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

bool TableParser::suffixed(Field field, int value, std::size_t at, Token& token) {
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

}  // namespace attrmap::time
