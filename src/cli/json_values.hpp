// nlohmann JSON to Value: for requests and --set-json, where speed does not matter.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "attrmap/value.hpp"

namespace attrmap::cli {

/// Numbers that are no 64-bit integers become their text. Objects and lists keep their order. The JSON reader bounds
/// depth.
Value to_value(const nlohmann::ordered_json& json);

/// How deep `text` nests brackets; for refusing hostile input before it is parsed.
std::size_t json_depth(std::string_view text);

}  // namespace attrmap::cli
