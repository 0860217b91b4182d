// DateTime.ParseExact with the invariant culture. The format is compiled once; the text must match it to the end.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "time/date_time.hpp"
#include "time/error.hpp"
#include "time/styles.hpp"

namespace attrmap::time {

struct Fields;

/// A compiled input format. Immutable after compile(), so one object serves many threads.
class ExactParser {
 public:
  /// An argument error for a forbidden combination of styles; a format error for a format that no text can match
  /// (.NET reports that when it parses the first text).
  static tl::expected<ExactParser, Error> compile(std::string_view format, Styles styles);

  /// Format errors point at a byte of `text` (WTF-8). A missing date or year is taken from `now_ticks`. Never
  /// allocates.
  tl::expected<DateTime, Error> parse(std::string_view text, std::int64_t now_ticks) const;

 private:
  friend struct ExactRun;
  friend class ExactCompiler;
  friend class Transcription;

  enum class Op : std::uint8_t {
    number,      // letter, count: 1 reads one or two digits, else exactly that many
    month_name,  // count
    day_name,    // count
    era,
    fraction,   // letter f: exactly count digits, F: up to count
    mark,       // count
    offset,     // count
    zone_word,  // Z
    kind,       // K
    literal,    // begin, count: bytes of literals_
    gmt,
    dot,  // a dot before F: without it, both are skipped
    optional_blank,
    skip_white,
    too_wide,  // more than seven F, which fails unless a missing dot skips it
  };
  struct Step {
    Op op;
    char letter = 0;
    std::uint32_t count = 0;
    std::uint32_t begin = 0;
  };

  /// The common case: a text of known length made of digits and literals, at most followed by a zone. Matching is a few
  /// word operations; whatever does not match takes the steps, which also find the error.
  struct Layout {
    static constexpr std::size_t kMax = 32;
    enum class Zone : std::uint8_t { none, word, kind, offset };
    std::uint8_t size = 0;  ///< 0: the format is not of this sort
    Zone zone = Zone::none;
    bool two_digit_year = false;
    std::uint8_t year = kMax, month = kMax, day = kMax, hour = kMax, minute = kMax, second = kMax;  ///< byte offsets
    std::uint8_t fraction = kMax, fraction_digits = 0;
    /// One check per whole word, and one for the last eight bytes where the size is no multiple of eight.
    struct Word {
      std::uint8_t at = 0;
      std::uint64_t expected = 0;  ///< literal bytes; '0' for digits
      std::uint64_t slack = 0;     ///< 0x7F for literals, 0x76 for digits
    };
    Word words[kMax / 8] = {};
    std::uint8_t word_count = 0;
  };

  /// Have the first layout_.size bytes of the text digits and literals where the layout has?
  bool fits_layout(const char* text) const;
  bool match_layout(std::string_view text, Fields& fields) const;

  std::vector<Step> steps_;
  std::string literals_;
  Layout layout_;
  Styles styles_ = Styles::none;
  bool utc_format_ = false;    // standard format U: counts as having read Z
  bool colon_offset_ = false;  // standard format o without styles: an offset needs its colon
};

}  // namespace attrmap::time
