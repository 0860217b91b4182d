#include "mapping/app_roles.hpp"

#include <nlohmann/json.hpp>

#include "base/suggest.hpp"
#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "func/role.hpp"

namespace attrmap::mapping {
namespace {

using Json = nlohmann::json;

constexpr int kDepth = 64;

std::optional<std::string> text(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string() || found->get_ref<const std::string&>().empty()) return std::nullopt;
  return found->get<std::string>();
}

/// The list of roles, wherever it stands; null when there is none.
const Json* role_list(const Json& file) {
  if (file.is_array()) return &file;
  if (!file.is_object()) return nullptr;
  if (const auto roles = file.find("appRoles"); roles != file.end()) return roles->is_array() ? &*roles : nullptr;
  const auto list = file.find("value");
  if (list == file.end() || !list->is_array() || list->empty()) return nullptr;
  const Json& first = list->front();
  return first.is_object() && first.contains("appRoles") ? role_list(first) : &*list;
}

}  // namespace

std::size_t AppRoles::Hash::operator()(std::string_view id) const {
  std::uint64_t h = 0;
  for (const char c : id) h = h * 31 + static_cast<unsigned char>(c | 0x20);
  return h;
}

bool AppRoles::Equal::operator()(std::string_view a, std::string_view b) const {
  return equals_ignoring_ascii_case(a, b);
}

std::optional<Diagnostic> AppRoles::load(std::string_view json, std::string_view name) {
  const auto wrong = [&](std::string_view what) {
    return diag::make(diag::kBadLookupFile, {}, name, "list of app roles", what);
  };
  bool deep = false;
  const Json file = Json::parse(
      json.begin(), json.end(),
      [&](int depth, Json::parse_event_t, Json&) {
        deep = deep || depth > kDepth;
        return !deep;
      },
      false);
  if (deep) return wrong("it is nested too deeply");
  if (file.is_discarded()) return wrong("it is not valid JSON");
  const Json* list = role_list(file);
  if (list == nullptr) return wrong("it has no list appRoles");
  for (const Json& role : *list) {
    const auto id = role.is_object() ? text(role, "id") : std::nullopt;
    if (!id) return wrong("a role has no id");
    roles_[*id] = {text(role, "value"), text(role, "displayName")};
  }
  loaded_ = true;
  return std::nullopt;
}

Val AppRoles::resolve(const Val& assignments, Arena& arena) const {
  if (!loaded_ || assignments.kind != Val::list) return assignments;
  Val* out = arena.array<Val>(assignments.size);
  std::size_t n = 0;
  for (const Val& assignment : assignments.values()) {
    func::Role own;
    func::read_role(assignment, own, arena);
    if (!own.text().is_null()) {
      out[n++] = assignment;
      continue;
    }
    if (!own.id.is_text()) continue;
    const auto found = roles_.find(own.id.str());
    if (found == roles_.end()) continue;
    const auto& [value, display] = found->second;
    Member* members = arena.array<Member>(3);
    std::size_t m = 0;
    members[m++] = {"appRoleId", own.id};
    if (value) members[m++] = {"appRoleValue", Val::of_text(*value)};
    if (display) members[m++] = {"appRoleDisplayName", Val::of_text(*display)};
    out[n++] = Val::of_object({members, m});
  }
  return Val::of_list({out, n});
}

}  // namespace attrmap::mapping
