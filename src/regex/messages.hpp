// Texts of syntax errors that depend on what stands in the pattern: what other regex dialects would read there.
#pragma once
#include <string>
#include <string_view>

namespace attrmap::regex {

/// `rest` begins at the `(?` that .NET does not know.
std::string unknown_group_message(std::u16string_view rest);
/// `rest` begins behind the backslash.
std::string unknown_escape_message(std::u16string_view rest);
/// `rest` begins at a quantifier with nothing to repeat; `before` ends in front of it.
std::string stray_quantifier_message(std::u16string_view before, std::u16string_view rest, bool behind_quantifier);

}  // namespace attrmap::regex
