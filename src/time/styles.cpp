#include "time/styles.hpp"

#include <charconv>

#include "base/unicode.hpp"

namespace attrmap::time {
namespace {

tl::unexpected<Error> argument(Error::Reason reason, std::size_t at = 0) {
  return tl::unexpected(Error{Error::Kind::argument, reason, 0, 0, static_cast<std::uint32_t>(at)});
}

/// A whole number as int.TryParse takes it (sign allowed), if `text` is one.
bool parse_number(std::string_view text, std::int32_t& value) {
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return false;
  }
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  return status == std::errc() && end == text.data() + text.size();
}

}  // namespace

tl::expected<Styles, Error> parse_styles(std::string_view names) {
  if (trim(names).empty()) return argument(Error::Reason::empty_style);
  if (std::int32_t number; parse_number(trim(names), number)) return static_cast<Styles>(number);
  Styles styles = Styles::none;
  for (std::size_t begin = 0;;) {
    const std::size_t comma = names.find(',', begin);
    const std::string_view part = names.substr(begin, comma - begin);
    const std::string_view name = trim(part);
    const auto at = static_cast<std::size_t>(begin + part.size() - trim_start(part).size());
    bool known = false;
    for (const StyleName& n : kStyleNames)
      if (n.name == name) {
        styles = styles | n.style;
        known = true;
      }
    if (!known) return argument(name.empty() ? Error::Reason::empty_style : Error::Reason::unknown_style, at);
    if (comma == std::string_view::npos) return styles;
    begin = comma + 1;
  }
}

tl::expected<void, Error> check_styles(Styles styles) {
  if (static_cast<std::uint32_t>(styles) > 0xFF) return argument(Error::Reason::style_bits);
  if (has(styles, Styles::assume_local) && has(styles, Styles::assume_universal))
    return argument(Error::Reason::assume_both);
  if (has(styles, Styles::roundtrip_kind) &&
      has(styles, Styles::assume_local | Styles::assume_universal | Styles::adjust_to_universal))
    return argument(Error::Reason::roundtrip_conflict);
  return {};
}

}  // namespace attrmap::time
