// Bare words with a value.
#pragma once
#include <optional>
#include <string_view>

#include "value/val.hpp"

namespace attrmap::check {

/// True, False, NULL, IgnoreAttributeFlow, IgnoreObjectFlow, in any case; nullopt for other words.
std::optional<Val> word_value(std::string_view word);
/// CRLF, AuthoritativeNull, IgnoreThisFlow: known to Connect Sync only.
bool is_connect_word(std::string_view word);

}  // namespace attrmap::check
