// System.Globalization.DateTimeStyles.
#pragma once
#include <cstdint>
#include <string_view>
#include <tl/expected.hpp>

#include "time/error.hpp"

namespace attrmap::time {

enum class Styles : std::uint32_t {
  none = 0,
  allow_leading_white = 1,
  allow_trailing_white = 2,
  allow_inner_white = 4,
  allow_white_spaces = 7,
  no_current_date_default = 8,
  adjust_to_universal = 16,
  assume_local = 32,
  assume_universal = 64,
  roundtrip_kind = 128,
};

constexpr Styles operator|(Styles a, Styles b) {
  return static_cast<Styles>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
/// Any of `flags` set?
constexpr bool has(Styles styles, Styles flags) {
  return (static_cast<std::uint32_t>(styles) & static_cast<std::uint32_t>(flags)) != 0;
}

/// What FormatDateTime uses when no styles are given.
inline constexpr Styles kFormatDateTimeStyles =
    Styles::roundtrip_kind | Styles::allow_leading_white | Styles::allow_trailing_white;
/// What CDate uses: the result is always UTC.
inline constexpr Styles kUniversalStyles = Styles::assume_universal | Styles::adjust_to_universal;

struct StyleName {
  std::string_view name;
  Styles style;
};
inline constexpr StyleName kStyleNames[] = {{"None", Styles::none},
                                            {"AllowLeadingWhite", Styles::allow_leading_white},
                                            {"AllowTrailingWhite", Styles::allow_trailing_white},
                                            {"AllowInnerWhite", Styles::allow_inner_white},
                                            {"AllowWhiteSpaces", Styles::allow_white_spaces},
                                            {"NoCurrentDateDefault", Styles::no_current_date_default},
                                            {"AdjustToUniversal", Styles::adjust_to_universal},
                                            {"AssumeLocal", Styles::assume_local},
                                            {"AssumeUniversal", Styles::assume_universal},
                                            {"RoundtripKind", Styles::roundtrip_kind}};

/// Enum.Parse: names separated by commas, case-sensitive, white space around them ignored; or one number. Unknown names
/// are an argument error at the name.
tl::expected<Styles, Error> parse_styles(std::string_view names);

/// The combinations that ParseExact and Parse refuse with an ArgumentException: AssumeLocal with AssumeUniversal;
/// RoundtripKind with AssumeLocal, AssumeUniversal or AdjustToUniversal; bits that do not exist.
tl::expected<void, Error> check_styles(Styles styles);

}  // namespace attrmap::time
