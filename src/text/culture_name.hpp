// Internal to the text module: the form of a culture name, see parse_culture().
#pragma once
#include <string_view>

namespace attrmap::text::detail {

constexpr bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Well-formed and not empty.
constexpr bool is_culture_name(std::string_view name) {
  std::size_t length = 0;
  bool first = true;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i < name.size() && is_alphanumeric(name[i])) {
      if (++length > 8) return false;
    } else if (i == name.size() || name[i] == '-' || name[i] == '_') {
      if (length < (first ? 2u : 1u)) return false;
      first = false;
      length = 0;
    } else {
      return false;
    }
  }
  return true;
}

/// Is `language` (lower case) the first subtag of the well-formed `name`?
constexpr bool has_language(std::string_view name, std::string_view language) {
  if (name.size() < language.size()) return false;
  for (std::size_t i = 0; i < language.size(); ++i)
    if ((name[i] >= 'A' && name[i] <= 'Z' ? name[i] + 32 : name[i]) != language[i]) return false;
  return name.size() == language.size() || !is_alphanumeric(name[language.size()]);
}

}  // namespace attrmap::text::detail
