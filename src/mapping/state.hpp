// What is known about a source object before its attributes are mapped: is it gone, assigned, in scope, active?
#pragma once
#include <optional>
#include <string_view>

#include "attrmap/diagnostic.hpp"
#include "mapping/object.hpp"

namespace attrmap::mapping {

struct State {
  bool hard_deleted = false;  ///< gone from the source for good
  bool dropped = false;       ///< by inputFilterGroups: as if the object were not there
  // The four causes of IsSoftDeleted ("How application provisioning works").
  bool unassigned = false;    ///< 1: no effective assignment, and the job's scope is the assigned ones
  bool out_of_scope = false;  ///< 2: the scoping filter is not met
  bool deleted = false;       ///< 3: soft-deleted in the directory
  bool disabled = false;      ///< 4: the account is disabled

  /// Why an object that is looked at by itself is skipped, in the words of plans; empty: it is not. A deleted or
  /// disabled one is not: its mappings say so to the target.
  std::string_view skip_reason() const {
    if (hard_deleted) return "NotActiveInSource";
    if (unassigned) return "NotEffectivelyEntitled";
    return dropped || out_of_scope ? "NotInScope" : "";
  }
  bool soft_deleted() const { return unassigned || out_of_scope || deleted || disabled; }
};

/// Reads the object's control attributes. `slots` are those of `object`; booleans are the texts True and False.
std::optional<Diagnostic> find_state(const Object& object, const scim::Options& options, const Val* slots,
                                     regex::Scratch& scratch, Arena& arena, State& state);

}  // namespace attrmap::mapping
