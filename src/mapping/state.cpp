#include "mapping/state.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "func/role.hpp"
#include "scim/resource.hpp"

namespace attrmap::mapping {
namespace {

bool is(const Val& value, bool wanted) {
  if (value.kind == Val::boolean) return (value.number != 0) == wanted;
  const std::string_view word = wanted ? "true" : "false";
  return value.is_text() && value.size == word.size() && equals_ignoring_ascii_case(value.str(), word);
}

/// An assignment that was not taken back; to Default Access only when that counts.
bool counts(const Val& assignment, const scim::Options& options) {
  if (assignment.is_null_or_empty()) return false;
  if (assignment.kind != Val::object) return true;
  if (!scim::member(assignment, "deletedDateTime").is_null_or_empty()) return false;
  const Val id = scim::member(assignment, "appRoleId");
  return options.default_access_counts || !id.is_text() || id.str() != func::kDefaultAccess;
}

bool is_assigned(const Val& assignments, const scim::Options& options) {
  if (assignments.kind != Val::list) return counts(assignments, options);
  return std::any_of(assignments.values().begin(), assignments.values().end(),
                     [&](const Val& assignment) { return counts(assignment, options); });
}

}  // namespace

std::optional<Diagnostic> find_state(const Object& object, const scim::Options& options, const Val* slots,
                                     regex::Scratch& scratch, Arena& arena, State& state) {
  const ControlSlots& at = object.control();
  state = State();
  // Graph's delta query says how an object was removed: deleted for good, or to be restored within 30 days.
  const Val removed = slots[at.removed];
  const Val reason = removed.kind == Val::object ? scim::member(removed, "reason") : Val();
  const bool for_good = reason.is_text() && reason.str() == "deleted";
  state.hard_deleted = is(slots[at.hard_deleted], true) || for_good;
  state.deleted = !slots[at.deleted].is_null_or_empty() || (removed.kind == Val::object && !for_good);
  state.disabled = is(slots[at.account_enabled], false);
  if (!state.deleted && !state.disabled && is(slots[at.soft_deleted], true))
    state.deleted = true;  // the record says so
  if (state.hard_deleted) return std::nullopt;

  for (const auto& [filter, missed] :
       {std::pair(&object.input_filter(), &state.dropped), std::pair(&object.scope(), &state.out_of_scope)}) {
    if (filter->empty()) continue;
    auto answer = filter->test(slots, scratch, arena);
    if (answer.error) return std::move(answer.error);
    *missed = !answer.in_scope;
  }
  if (object.from_entra()) {
    state.unassigned = !options.sync_all && !is_assigned(slots[at.assignments], options);
    // Groups must be security enabled.
    if (is(slots[at.security_enabled], false) && object.mapping().source_object_name == "Group")
      state.out_of_scope = true;
  }
  return std::nullopt;
}

}  // namespace attrmap::mapping
