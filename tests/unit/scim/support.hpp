// Values from JSON, and bodies as texts.
#pragma once
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "scim/path.hpp"
#include "value/output.hpp"
#include "value/val.hpp"

namespace attrmap::scim {

/// Lives as long as `arena`.
inline Val value_of(const nlohmann::json& json, Arena& arena) {
  if (json.is_string()) return Val::of_text(arena.copy(json.get<std::string>()));
  if (json.is_boolean()) return Val::of_boolean(json.get<bool>());
  if (json.is_number()) return Val::of_integer(json.get<std::int64_t>());
  if (json.is_array()) {
    Val* items = arena.array<Val>(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) items[i] = value_of(json[i], arena);
    return Val::of_list({items, json.size()});
  }
  if (!json.is_object()) return Val();
  Member* members = arena.array<Member>(json.size());
  std::size_t n = 0;
  for (const auto& [key, member] : json.items()) members[n++] = {arena.copy(key), value_of(member, arena)};
  return Val::of_object({members, n});
}

inline std::vector<Path> paths_of(std::initializer_list<std::string_view> texts) {
  std::vector<Path> paths;
  for (const std::string_view text : texts) {
    Path path;
    if (parse_path(text, path)) throw std::invalid_argument(std::string(text));
    paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace attrmap::scim
