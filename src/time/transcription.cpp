#include "time/transcription.hpp"

#include <cstring>

#include "time/names.hpp"

namespace attrmap::time {

bool Transcription::put(std::string_view literal) {
  if (size_ + literal.size() > kMax) return false;
  std::memcpy(text_.data() + size_, literal.data(), literal.size());
  size_ = static_cast<std::uint8_t>(size_ + literal.size());
  return true;
}

bool Transcription::put_digits(std::uint8_t from, std::size_t count) {
  if (from == ExactParser::Layout::kMax) return false;
  for (std::size_t i = 0; i < count; i += 2) {
    const Move move{static_cast<std::uint8_t>(from + i), size_};
    if (!put("00")) return false;
    moves_[move_count_++] = move;
  }
  return true;
}

std::optional<Transcription> Transcription::of(const ExactParser& from, const DateFormat& to) {
  using Op = DateFormat::Op;
  const ExactParser::Layout& l = from.layout_;
  constexpr std::uint8_t kNone = ExactParser::Layout::kMax;
  if (l.size == 0 || l.zone == ExactParser::Layout::Zone::offset || l.two_digit_year || l.year == kNone ||
      l.month == kNone || l.day == kNone)
    return std::nullopt;
  Transcription out;
  for (const DateFormat::Step& step : to.steps_) {
    bool done = false;
    switch (step.op) {
      case Op::literal: done = out.put(std::string_view(to.literals_).substr(step.begin, step.count)); break;
      case Op::year4: done = out.put_digits(l.year, 4); break;
      case Op::year2: done = out.put_digits(static_cast<std::uint8_t>(l.year + 2), 2); break;
      case Op::month2: done = out.put_digits(l.month, 2); break;
      case Op::day2: done = out.put_digits(l.day, 2); break;
      case Op::hour24_2: done = out.put_digits(l.hour, 2); break;
      case Op::minute2: done = out.put_digits(l.minute, 2); break;
      case Op::second2: done = out.put_digits(l.second, 2); break;
      case Op::month_abbreviation:
        done = out.month_name_ == kNowhere;
        out.month_name_ = out.size_;
        done = out.put("...") && done;
        break;
      default: break;
    }
    if (!done || !out.put({step.tail, step.tail_size})) return std::nullopt;
  }
  return out;
}

std::size_t Transcription::write(const ExactParser& from, std::string_view text, char* to) const {
  const ExactParser::Layout& l = from.layout_;
  if (text.size() < l.size || !from.fits_layout(text.data())) return 0;
  // UTC moves no digit; another offset might.
  const std::size_t left = text.size() - l.size;
  if (left > 1 || (left == 0 && l.zone == ExactParser::Layout::Zone::word) ||
      (left == 1 && (text.back() != 'Z' || l.zone == ExactParser::Layout::Zone::none)))
    return 0;
  const char* const digits = text.data();
  const auto two = [digits](std::uint8_t at) { return (digits[at] - '0') * 10 + digits[at + 1] - '0'; };
  const int month = two(l.month), day = two(l.day);
  if (month - 1u > 11 || day - 1u > 27 || std::memcmp(digits + l.year, "0000", 4) == 0) {
    const int year = two(l.year) * 100 + two(static_cast<std::uint8_t>(l.year + 2));
    if (!is_valid_date(year, month, day)) return 0;
  }
  if ((l.hour != ExactParser::Layout::kMax && two(l.hour) >= 24) ||
      (l.minute != ExactParser::Layout::kMax && two(l.minute) >= 60) ||
      (l.second != ExactParser::Layout::kMax && two(l.second) >= 60))
    return 0;
  std::memcpy(to, text_.data(), kMax);
  for (std::size_t i = 0; i < move_count_; ++i) std::memcpy(to + moves_[i].to, digits + moves_[i].from, 2);
  if (month_name_ != kNowhere) std::memcpy(to + month_name_, kMonthNames[month - 1].text, 3);
  return size_;
}

}  // namespace attrmap::time
