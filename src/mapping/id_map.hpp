// Which object of the target a source object became: source id to target id.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "attrmap/diagnostic.hpp"

namespace attrmap::mapping {

/// Immutable once loaded; shared by threads.
class IdMap {
 public:
  IdMap() = default;
  IdMap(const IdMap&) = delete;
  IdMap& operator=(const IdMap&) = delete;

  struct Target {
    std::string_view id;
    bool group = false;
  };

  /// `json`: {"users": {source id: target id}, "groups": {...}}, other members ignored; or one flat object of ids,
  /// which are then those of users. `name`: of the file, for messages. What is wrong (E542), if anything.
  std::optional<Diagnostic> load(std::string_view json, std::string_view name);
  /// Forgets source ids: those objects are not provisioned yet.
  void remove(const std::vector<std::string>& source_ids);

  std::optional<Target> find(std::string_view source_id) const;
  /// Is it the target id of some source object?
  bool has_target(std::string_view target_id) const { return targets_.contains(target_id); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Table = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;
  Table users_, groups_;
  std::unordered_set<std::string_view, Hash, std::equal_to<>> targets_;  // views into the tables
};

}  // namespace attrmap::mapping
