// JSON text of values: written straight into a string or the arena; and the small reader for attribute objects.
#pragma once
#include <string>
#include <string_view>

#include "value/val.hpp"

namespace attrmap::json {

/// Appends `text` as a JSON string. Lone surrogates become U+FFFD; U+0000-001F, `"` and `\` are escaped.
void append_string(std::string& to, std::string_view text, bool clean = false);

enum class Objects : std::uint8_t { as_objects, as_text };  ///< as_text: an object is a JSON string that holds its JSON

void append(std::string& to, const Val& value, Objects objects = Objects::as_objects);
void append(std::string& to, const Value& value);

/// Of a value in answers: String, Boolean, Integer, DateTime, List, Object; Null.
std::string_view type_name(const Value& value);

}  // namespace attrmap::json
