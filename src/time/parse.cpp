#include "time/parse.hpp"

#include "time/table_parser.hpp"

namespace attrmap::time {

bool TableParser::run(DateTime& result) {
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

bool TableParser::terminal(State state, std::size_t at) {
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

bool TableParser::iso_time(DateTime& result) {
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

tl::expected<DateTime, Error> parse_by_table(std::string_view text, Styles styles, std::int64_t now_ticks) {
  if (auto checked = check_styles(styles); !checked) return tl::unexpected(checked.error());
  DateTime result;
  TableParser parser(text, styles, now_ticks);
  if (parser.run(result)) return result;
  return tl::unexpected(parser.error());
}

}  // namespace attrmap::time
