#include "scim/options.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/suggest.hpp"
#include "base/unicode.hpp"

namespace attrmap::scim {
namespace {

using O = Options;
constexpr std::string_view kFalseTrue = "false|true";

constexpr OptionDef kOptions[] = {
    {"profile", "legacy|scim062020|customappsso", "which PATCH the service speaks (flag aadOptscim062020)",
     [](O& o, std::size_t i) { o.profile = static_cast<Profile>(i); }},
    {"emitNulls", kFalseTrue, "POST: attributes without a value as null",
     [](O& o, std::size_t i) { o.emit_nulls = i; }},
    {"emptyRoles", "true|false", "POST: an empty roles list when there is no role",
     [](O& o, std::size_t i) { o.empty_roles = i == 0; }},
    {"addressPrimary", kFalseTrue, "POST: the work address is marked primary",
     [](O& o, std::size_t i) { o.address_primary = i; }},
    {"meta", "resourceType|none", "POST: the member meta with the resource type",
     [](O& o, std::size_t i) { o.resource_meta = i == 0; }},
    {"listValues", "texts|objects", "POST: the values of a list as they are, or as {\"value\": ...} (RFC 7643, 2.4)",
     [](O& o, std::size_t i) { o.list_value_objects = i; }},
    {"roleLabelKey", "display|displayName", "key of a role's label in the Complex functions",
     [](O& o, std::size_t i) { o.role_label_display_name = i; }},
    {"singleRoleValue", "displayName|value", "what SingleAppRoleAssignment gives of a role",
     [](O& o, std::size_t i) { o.single_role_value = i; }},
    {"multipleRoles", "error|first", "SingleAppRoleAssignment with several roles",
     [](O& o, std::size_t i) { o.first_of_several_roles = i; }},
    {"singleRolePatch", "byProfile|jsonText|filteredPath",
     "PATCH of a single role: a JSON text on roles (legacy), or the filtered path (scim062020)",
     [](O& o, std::size_t i) { o.single_role_patch = static_cast<O::SingleRolePatch>(i); }},
    {"assertiveEmpty", "none|replaceEmpty", "AssertiveAppRoleAssignmentsComplex without any role",
     [](O& o, std::size_t i) { o.assertive_replaces_with_empty = i; }},
    {"legacyBooleans", "text|json", "Booleans in the legacy PATCH: \"True\" or true",
     [](O& o, std::size_t i) { o.legacy_json_booleans = i; }},
    {"managerForm", "idText|docArray", "the manager as a bare id or as an older page shows it",
     [](O& o, std::size_t i) { o.manager_as_array = i; }},
    {"managerRemoval", "none|remove|empty", "a manager that the source has no longer",
     [](O& o, std::size_t i) { o.manager_removal = static_cast<ManagerRemoval>(i); }},
    {"memberRef", kFalseTrue, "added members carry \"$ref\": null", [](O& o, std::size_t i) { o.member_ref = i; }},
    {"groupMarker", "adscim|none", "POST /Groups: the second schema URI",
     [](O& o, std::size_t i) { o.group_marker = i == 0; }},
    {"schemasFrom", "targetObject|values", "POST: schemas by the target object or by the values that are sent",
     [](O& o, std::size_t i) { o.schemas_from_values = i; }},
    {"nestedGroupMembers", "skip|emitIfProvisioned", "members that are groups",
     [](O& o, std::size_t i) { o.nested_group_members = i; }},
    {"defaultAccess", "include|exclude", "does an assignment to Default Access count",
     [](O& o, std::size_t i) { o.default_access_counts = i == 0; }},
    {"syncScope", "assigned|all", "the job's scope: assigned users and groups, or all",
     [](O& o, std::size_t i) { o.sync_all = i; }},
    {"skipOutOfScopeDeletions", kFalseTrue, "leave objects alone that fall out of scope",
     [](O& o, std::size_t i) { o.skip_out_of_scope_deletions = i; }},
    {"disableSendsAll", kFalseTrue, "a disabling update sends all mappings, whatever its cause",
     [](O& o, std::size_t i) { o.disable_sends_all = i; }},
    {"emptyStringFlows", kFalseTrue,
     "an update sends an empty text over a value; those of records with --keep-empty only",
     [](O& o, std::size_t i) { o.empty_string_flows = i; }},
    {"flowAlwaysTriggers", "true|false", "a FlowAlways mapping alone makes an update",
     [](O& o, std::size_t i) { o.flow_always_triggers = i == 0; }},
    {"inputFilterNullNegatives", "true|false", "inputFilterGroups: NOT EQUALS and the like hold for null",
     [](O& o, std::size_t i) { o.input_filter_null_negatives = i == 0; }},
    {"phase", "all|match", "match: print the matching queries only", [](O& o, std::size_t i) { o.match_only = i; }},
    {"notProvisioned", "", "source ids to treat as not provisioned yet, separated by commas", nullptr},
};

}  // namespace

std::span<const OptionDef> option_defs() { return kOptions; }

std::string set_option(Options& options, std::string_view assignment) {
  const auto equals = assignment.find('=');
  if (equals == std::string_view::npos) return fmt::format("option `{}` has no value: write name=value", assignment);
  const std::string_view name = assignment.substr(0, equals);
  std::string_view value = assignment.substr(equals + 1);
  const auto def =
      std::find_if(std::begin(kOptions), std::end(kOptions), [&](const auto& d) { return d.name == name; });
  if (def == std::end(kOptions)) {
    std::vector<std::string_view> names;
    for (const OptionDef& d : kOptions) names.push_back(d.name);
    const auto near = suggest(name, names);
    return near.empty() ? fmt::format("there is no option `{}`", name)
                        : fmt::format("there is no option `{}`; did you mean `{}`?", name, near.front());
  }
  if (def->values.empty()) {
    while (!value.empty()) {
      const auto comma = std::min(value.find(','), value.size());
      if (const auto id = trim(value.substr(0, comma)); !id.empty()) options.not_provisioned.emplace_back(id);
      value.remove_prefix(std::min(comma + 1, value.size()));
    }
    return {};
  }
  std::string_view values = def->values;
  for (std::size_t choice = 0;; ++choice) {
    const auto bar = std::min(values.find('|'), values.size());
    const std::string_view one = values.substr(0, bar);
    if (value == one || ((one == "true" || one == "false") && equals_ignoring_ascii_case(value, one))) {
      def->set(options, choice);
      return {};
    }
    if (bar == values.size()) break;
    values.remove_prefix(bar + 1);
  }
  return fmt::format("option `{}`: `{}` is none of {}", name, value, def->values);
}

}  // namespace attrmap::scim
