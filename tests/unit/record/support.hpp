// Reads a record and shows what came of it as JSON.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "record/json_record.hpp"
#include "value/json.hpp"

namespace attrmap::record {

/// The attributes as one JSON object text, or "E501: message".
inline std::string read(std::string_view json, const std::vector<std::string>& names, ReadOptions options = {},
                        const Limits& limits = {}) {
  const RecordLayout layout(names, options);
  Arena arena(64);
  std::vector<Val> slots(names.size());
  if (const auto error = read_one(json, layout, limits, arena, slots.data()))
    return error->code + ": " + error->message;
  std::string shown = "{";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) shown += ',';
    json::append_string(shown, names[i]);
    shown += ':';
    json::append(shown, slots[i]);
  }
  return shown + "}";
}

inline std::string parse(std::string_view text, const Limits& limits = {}, ReadOptions options = {false, false}) {
  Arena arena(64);
  Val value;
  if (const auto error = parse_value(text, limits, arena, value, options)) return error->code + ": " + error->message;
  std::string shown;
  json::append(shown, value);
  return shown;
}

}  // namespace attrmap::record
