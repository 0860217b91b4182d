// DateTime.Parse with the invariant culture: the lenient parser that takes dates in many orders.
#pragma once
#include <cstdint>
#include <string_view>
#include <tl/expected.hpp>

#include "time/date_time.hpp"
#include "time/error.hpp"
#include "time/styles.hpp"

namespace attrmap::time {

/// The white space styles mean nothing here: white space is always allowed. A missing year or date comes from
/// `now_ticks`. An argument error for a forbidden combination of styles, else format errors at a byte of `text`.
/// Never allocates; takes time proportional to the length of the text.
tl::expected<DateTime, Error> parse(std::string_view text, Styles styles, std::int64_t now_ticks);

/// CDate: text without an offset is UTC, other text is converted; the result is always UTC.
tl::expected<DateTime, Error> parse_utc(std::string_view text, std::int64_t now_ticks);

/// A strict ISO 8601 instant, for options and data of our own: `yyyy-MM-dd`, or that with `T` or a blank and
/// `HH:mm[:ss[.digits]]` and optionally `Z`, `+hh`, `+hh:mm` or `+hhmm`; no zone means UTC. Digits beyond ticks are
/// cut.
tl::expected<DateTime, Error> parse_iso_instant(std::string_view text);

/// parse() without its shortcut for ISO 8601, so that tests can compare the two.
tl::expected<DateTime, Error> parse_by_table(std::string_view text, Styles styles, std::int64_t now_ticks);

}  // namespace attrmap::time
