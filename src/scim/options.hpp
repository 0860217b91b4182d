// Every switch of what a plan sends: one table, from which help, checks and documentation come.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attrmap::scim {

/// Which PATCH the service speaks. `scim062020`: the tenant URL carries aadOptscim062020. `customappsso`: jobs from
/// before December 2018.
enum class Profile : std::uint8_t { legacy, scim062020, customappsso };
enum class ManagerRemoval : std::uint8_t { none, remove, empty };

struct Options {
  Profile profile = Profile::legacy;
  // Bodies.
  bool emit_nulls = false;
  bool empty_roles = true;
  bool address_primary = false;
  bool resource_meta = true;
  bool list_value_objects = false;       ///< texts of a list as {"value": text}
  bool role_label_display_name = false;  ///< the key of a role's label is displayName, not display
  bool single_role_value = false;        ///< a single role is named by its value, not its display name
  bool first_of_several_roles = false;
  enum class SingleRolePatch : std::uint8_t { by_profile, json_text, filtered_path };
  SingleRolePatch single_role_patch = SingleRolePatch::by_profile;
  bool assertive_replaces_with_empty = false;
  bool legacy_json_booleans = false;
  bool manager_as_array = false;
  ManagerRemoval manager_removal = ManagerRemoval::none;
  bool member_ref = false;
  bool group_marker = true;
  bool schemas_from_values = false;
  bool nested_group_members = false;
  // Actions.
  bool default_access_counts = true;
  bool sync_all = false;
  bool skip_out_of_scope_deletions = false;
  bool disable_sends_all = false;
  bool empty_string_flows = false;
  bool flow_always_triggers = true;
  bool input_filter_null_negatives = true;
  bool match_only = false;
  std::vector<std::string> not_provisioned;  ///< source ids

  bool json_text_roles() const {
    return single_role_patch == SingleRolePatch::by_profile ? profile != Profile::scim062020
                                                            : single_role_patch == SingleRolePatch::json_text;
  }
};

struct OptionDef {
  std::string_view name;
  std::string_view values;  ///< separated by |; the first is the default. Empty: a list of texts, separated by commas
  std::string_view summary;
  /// `choice`: index of the value.
  void (*set)(Options& options, std::size_t choice);
};
std::span<const OptionDef> option_defs();

/// Applies `name=value`. What is wrong, or empty. `true` and `false` are taken in any case.
std::string set_option(Options& options, std::string_view assignment);

}  // namespace attrmap::scim
