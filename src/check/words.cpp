#include "check/words.hpp"

#include "base/suggest.hpp"

namespace attrmap::check {

std::optional<Val> word_value(std::string_view word) {
  if (equals_ignoring_ascii_case(word, "True")) return Val::of_boolean(true);
  if (equals_ignoring_ascii_case(word, "False")) return Val::of_boolean(false);
  if (equals_ignoring_ascii_case(word, "NULL")) return Val();
  if (equals_ignoring_ascii_case(word, "IgnoreAttributeFlow")) return Val::of_kind(Val::ignore_attribute);
  if (equals_ignoring_ascii_case(word, "IgnoreObjectFlow")) return Val::of_kind(Val::ignore_object);
  return std::nullopt;
}

bool is_connect_word(std::string_view word) {
  for (const std::string_view known : {"CRLF", "AuthoritativeNull", "IgnoreThisFlow"})
    if (equals_ignoring_ascii_case(word, known)) return true;
  return false;
}

}  // namespace attrmap::check
