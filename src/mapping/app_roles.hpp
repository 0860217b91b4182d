// The application's roles: what an assignment's appRoleId stands for.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "attrmap/diagnostic.hpp"
#include "base/arena.hpp"
#include "value/val.hpp"

namespace attrmap::mapping {

/// Immutable once loaded; shared by threads.
class AppRoles {
 public:
  /// `json`: a service principal as Microsoft Graph returns it, a list response of them, or the list appRoles alone.
  std::optional<Diagnostic> load(std::string_view json, std::string_view name);

  /// Assignments with the names of their roles (appRoleId, appRoleValue, appRoleDisplayName), in the arena. Assignments
  /// that name their role themselves stay; those of unknown roles are left out. Without loaded roles nothing changes.
  Val resolve(const Val& assignments, Arena& arena) const;

 private:
  struct Role {
    std::optional<std::string> value, display;
  };
  /// GUIDs, in any case.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view id) const;
  };
  struct Equal {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const;
  };
  std::unordered_map<std::string, Role, Hash, Equal> roles_;  // by id
  bool loaded_ = false;
};

}  // namespace attrmap::mapping
