// Values and records of the tests.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "record/json_record.hpp"
#include "value/output.hpp"
#include "value/val.hpp"

namespace attrmap::mapping {

/// Lives as long as `arena`.
inline Val value_of(std::string_view json, Arena& arena) {
  Val value;
  if (record::parse_value(json, {}, arena, value)) throw std::invalid_argument(std::string(json));
  return value;
}

inline std::string json_of(const Val& value, Arena& arena) {
  json::Output out;
  out.value(value, arena);
  return std::string(out.bytes());
}

}  // namespace attrmap::mapping
