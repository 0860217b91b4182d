// JSON scalars as they stand in the text, to values.
#pragma once
#include <string_view>

#include "base/arena.hpp"
#include "value/val.hpp"

namespace attrmap::record {

/// The content of a JSON string without its quotes, escapes still in it, to WTF-8 in the arena. False: a bad escape.
bool unescape(std::string_view raw, Arena& arena, std::string_view& text);

/// A JSON number: an integer when it is one and fits 64 bits, else its text (a view).
bool read_number(std::string_view token, Val& value);

/// Without the JSON white space at the end.
std::string_view trim_json(std::string_view token);

}  // namespace attrmap::record
