// From one fixed format to another without a date in between: "2019-03-04T00:00:00Z" to "04 Mar 2019" moves digits.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "time/exact.hpp"
#include "time/format.hpp"

namespace attrmap::time {

/// Reads texts as an ExactParser does and prints them as a DateFormat does, when both formats have fields of fixed
/// places only. Immutable.
class Transcription {
 public:
  /// nullopt: the two need a date in between.
  static std::optional<Transcription> of(const ExactParser& from, const DateFormat& to);

  /// Room that write() needs.
  static constexpr std::size_t kMax = 32;
  /// Writes the text at `to` and gives its size. 0: the input is no such date, or one that only ExactParser can read.
  std::size_t write(const ExactParser& from, std::string_view text, char* to) const;

 private:
  static constexpr std::uint8_t kNowhere = 0xFF;
  struct Move {
    std::uint8_t from, to;
  };

  bool put(std::string_view literal);
  bool put_digits(std::uint8_t from, std::size_t count);

  std::array<char, kMax> text_{};  ///< what all results share
  std::uint8_t size_ = 0;
  std::uint8_t month_name_ = kNowhere;  ///< where the month's three letters go
  std::array<Move, kMax / 2> moves_{};  ///< of two digits each
  std::uint8_t move_count_ = 0;
};

}  // namespace attrmap::time
