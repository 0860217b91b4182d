#include "cli/json_values.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace attrmap::cli {

// Recursion is bounded: callers refuse input deeper than Limits::json_depth first.
Value to_value(const nlohmann::ordered_json& json) {
  using Type = nlohmann::ordered_json::value_t;
  switch (json.type()) {
    case Type::boolean: return Value(json.get<bool>());
    case Type::number_integer: return Value(json.get<std::int64_t>());
    case Type::number_unsigned: {
      const auto n = json.get<std::uint64_t>();
      return n <= INT64_MAX ? Value(static_cast<std::int64_t>(n)) : Value(json.dump());
    }
    case Type::number_float: return Value(json.dump());
    case Type::string: return Value(json.get_ref<const std::string&>());
    case Type::array: {
      Value::List items;
      for (const auto& item : json) items.push_back(to_value(item));
      return Value(std::move(items));
    }
    case Type::object: {
      Value::Object members;
      for (const auto& [key, value] : json.items()) members.emplace_back(key, to_value(value));
      return Value(std::move(members));
    }
    default: return Value();
  }
}

std::size_t json_depth(std::string_view text) {
  std::size_t depth = 0, deepest = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      for (++i; i < text.size() && text[i] != '"'; ++i)
        if (text[i] == '\\') ++i;
    } else if (c == '{' || c == '[')
      deepest = std::max(deepest, ++depth);
    else if ((c == '}' || c == ']') && depth > 0)
      --depth;
  }
  return deepest;
}

}  // namespace attrmap::cli
