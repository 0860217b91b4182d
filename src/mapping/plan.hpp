// Plans: which requests the service would send for an object. See "How application provisioning works" for the actions
// and docs/formats/plan.md for the lines.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "mapping/evaluator.hpp"
#include "mapping/target.hpp"
#include "scim/create.hpp"
#include "scim/patch.hpp"

namespace attrmap::mapping {

/// What the plans of one object mapping share; nothing in it changes. Made by prepare_plan().
struct PlanJob {
  PlanJob(const Object& object_mapping, const scim::Options& plan_options, const Lookups& plan_lookups)
      : object(object_mapping), options(plan_options), lookups(plan_lookups) {}

  const Object& object;
  const scim::Options& options;
  const Lookups& lookups;
  scim::Endpoint endpoint = scim::Endpoint::users;
  std::vector<scim::Path> paths;         ///< of the attributes, then of the required ones that have a default only
  std::vector<std::string> patch_paths;  ///< what PATCH calls them
  std::unique_ptr<scim::CreateBody> create;
  std::unique_ptr<scim::ResourceLayout> layout;
  std::unique_ptr<Target> target;
  std::vector<std::size_t> matching_keys;  ///< Target's key of matching()[i]
  std::vector<std::size_t> unique_keys;    ///< of an attribute that uses SelectUniqueValue, else SIZE_MAX
};

/// Null: the object is no SCIM resource or a target attribute no path; `problems` says so (E347, E348), with pointers
/// for places.
std::unique_ptr<PlanJob> prepare_plan(const Object& object, const scim::Options& options, const Lookups& lookups,
                                      const Limits& limits, std::vector<schema::Problem>& problems);

enum class PlanOutcome : std::uint8_t { request, none, skip, error };

/// Plans one object after the other. One per thread.
class Planner {
 public:
  Planner(const PlanJob& job, const Context& context, const Limits& limits);

  Arena& arena() { return evaluator_.arena(); }
  /// After the slots were filled: the line for the record, without its line end. `id`: null when it has none.
  PlanOutcome plan(Val* slots, const Val& id, std::uint64_t record, json::Output& out);

  struct Failure {
    std::size_t attribute;  ///< SIZE_MAX: none in particular
    Diagnostic error;
  };
  /// Of the last object.
  const std::vector<Failure>& failures() const { return failures_; }
  enum class Flow : std::uint8_t {
    unread,  ///< the plan did not depend on it
    value,
    null,
    ignored,
    failed
  };
  /// What the last object's plan took for an attribute; of a creation with its defaults.
  Flow flow(std::size_t attribute) const;

 private:
  struct Decision {
    PlanOutcome outcome;
    std::string_view reason = {};
  };
  enum class Action : std::uint8_t { match, post, patch, remove };

  Decision decide();
  Decision deprovision(bool found);
  Decision create();
  Decision update(bool soft_deleted_only);
  bool is_stub() const;
  Decision failed() const { return {PlanOutcome::error}; }
  Decision fail(std::size_t attribute, Diagnostic error);

  enum class Located : std::uint8_t { found, missing, failed };
  Located locate();
  std::optional<std::string_view> matching_text(std::size_t attribute);
  Decision fail_matching();
  Decision queries();

  const Mapped& mapped(std::size_t attribute);
  bool changes(std::size_t attribute, const Mapped& value, const Val& current);
  bool change_reference(std::size_t attribute, const Val& id, const Val& current);
  bool change_members(std::size_t attribute, const Mapped& value, const Val& current);
  bool change_roles(std::size_t attribute, const Val& roles, const Val& current);
  bool change_list(std::size_t attribute, const Val& value, const Val& current);
  void clear(std::size_t attribute, const Val& current);
  void put(std::size_t attribute, scim::Operation::Op op, const Val& value, bool keeps_path);
  Val single_role(const Val& name);
  /// {"value": ...}
  Val element(const Val& value, bool is_member);
  Val elements(std::span<const Val> values, bool are_members = false);
  void defer(std::size_t attribute) { deferred_.push_back(attribute); }

  void write(const Val& id, const Decision& decision, json::Output& out);
  void write_request(json::Output& out);

  const PlanJob& job_;
  Evaluator evaluator_;
  std::optional<TargetCursor> cursor_;
  // Of the record in hand:
  std::vector<Mapped> mapped_;
  std::vector<char> is_mapped_;
  std::vector<Failure> failures_;
  std::vector<std::size_t> deferred_;
  std::vector<Val> values_;                // of a POST
  std::vector<std::string_view> queries_;  // of phase match
  std::vector<scim::Operation> operations_;
  std::size_t unique_ = SIZE_MAX;  // the attribute that SelectUniqueValue chooses for
  Action action_ = Action::post;
  std::string_view source_id_;
};

inline Planner::Flow Planner::flow(std::size_t i) const {
  if (is_mapped_[i] == 0) return Flow::unread;
  for (const Failure& f : failures_)
    if (f.attribute == i) return Flow::failed;
  if (mapped_[i].kind == Mapped::ignored) return Flow::ignored;
  const bool any = action_ == Action::post ? !values_[i].is_null() : mapped_[i].kind == Mapped::value;
  return any ? Flow::value : Flow::null;
}

}  // namespace attrmap::mapping
