#include "mapping/plan.hpp"

#include <algorithm>

#include "diag/codes_mapping.hpp"
#include "diag/make.hpp"
#include "mapping/shape.hpp"
#include "value/json.hpp"

namespace attrmap::mapping {

using scim::Operation;

Planner::Planner(const PlanJob& job, const Context& context, const Limits& limits)
    : job_(job),
      evaluator_(job.object, job.options, job.lookups, context, limits),
      mapped_(job.object.attributes().size()),
      is_mapped_(mapped_.size()),
      values_(job.paths.size()) {
  if (job.target->size() == 0) return;
  cursor_.emplace(*job.target);
  evaluator_.context().is_taken = [this](std::string_view candidate) {
    const std::string_view own = action_ == Action::patch ? cursor_->id().str() : std::string_view();
    return cursor_->is_taken(job_.unique_keys[unique_], candidate, own, arena());
  };
}

PlanOutcome Planner::plan(Val* slots, const Val& id, std::uint64_t record, json::Output& out) {
  std::fill(is_mapped_.begin(), is_mapped_.end(), char{0});
  failures_.clear();
  deferred_.clear();
  operations_.clear();
  queries_.clear();
  const Val text =
      id.is_null_or_empty() || id.kind == Val::list || id.kind == Val::object ? Val() : to_text(id, arena());
  source_id_ = text.is_null() ? std::string_view() : text.str();
  Decision decision{PlanOutcome::error};
  evaluator_.take(slots, record);
  if (auto error = evaluator_.begin())
    decision = fail(SIZE_MAX, std::move(*error));
  else
    decision = decide();
  write(text, decision, out);
  return decision.outcome;
}

Planner::Decision Planner::fail(std::size_t attribute, Diagnostic error) {
  failures_.push_back({attribute, std::move(error)});
  return failed();
}

const Mapped& Planner::mapped(std::size_t i) {
  if (is_mapped_[i] != 0) return mapped_[i];
  unique_ = i;
  mapped_[i] = evaluator_.evaluate(i);
  is_mapped_[i] = 1;
  if (mapped_[i].kind == Mapped::failed) failures_.push_back({i, evaluator_.take_error()});
  return mapped_[i];
}

Planner::Decision Planner::decide() {
  const State& state = evaluator_.state();
  if (state.dropped) return {PlanOutcome::skip, "NotInScope"};
  if (job_.options.match_only) {
    if (state.hard_deleted || state.soft_deleted()) return deprovision(false);
    return queries();
  }
  const Located located = locate();
  if (located == Located::failed) return failed();
  const bool found = located == Located::found;
  if (state.hard_deleted || state.soft_deleted()) return deprovision(found);
  const schema::ObjectMapping& mapping = job_.object.mapping();
  if (!found) return mapping.flow_add ? create() : Decision{PlanOutcome::skip, "ActionDisabled"};
  return mapping.flow_update ? update(false) : Decision{PlanOutcome::skip, "ActionDisabled"};
}

Planner::Decision Planner::deprovision(bool found) {
  const State& state = evaluator_.state();
  const bool left_scope = state.unassigned || state.out_of_scope;
  const auto remove = [&]() -> Decision {
    action_ = Action::remove;
    if (!job_.object.mapping().flow_delete) return {PlanOutcome::skip, "ActionDisabled"};
    return {PlanOutcome::request};
  };
  if (!found) {
    if (state.hard_deleted) return {PlanOutcome::skip, "NotActiveInSource"};
    if (state.unassigned) return {PlanOutcome::skip, "NotEffectivelyEntitled"};
    return {PlanOutcome::skip, state.out_of_scope ? "NotInScope" : "NotActiveInSource"};
  }
  if (state.hard_deleted) return remove();
  if (left_scope && job_.options.skip_out_of_scope_deletions) return {PlanOutcome::skip, "OutOfScopeDeletionSkipped"};
  if (job_.object.target() != nullptr && !job_.object.target()->soft_deletion_supported) return remove();
  if (!job_.object.reads_soft_deleted()) return {PlanOutcome::none, "RedundantExport"};
  if (!job_.object.mapping().flow_update) return {PlanOutcome::skip, "ActionDisabled"};
  // A disabled account is still maintained; what left the job's scope is only switched off.
  return update((left_scope || state.deleted) && !job_.options.disable_sends_all);
}

// Of an attribute to match by; nullopt: it has no value, or failures_ has grown.
std::optional<std::string_view> Planner::matching_text(std::size_t attribute) {
  const Mapped& value = mapped(attribute);
  if (value.kind != Mapped::value || value.value_.kind == Val::list || value.value_.kind == Val::object)
    return std::nullopt;
  return to_text(value.value_, arena()).str();
}

Planner::Decision Planner::fail_matching() {
  std::string names;
  for (const std::size_t i : job_.object.matching())
    names += (names.empty() ? "`" : ", `") + job_.object.attributes()[i].name() + "`";
  return fail(SIZE_MAX, diag::make(diag::kNoMatchingValue, {}, names));
}

// By the id that the service remembers, else by one query a matching attribute, the first hit counts.
Planner::Located Planner::locate() {
  if (!cursor_ && (job_.object.matching().empty() || evaluator_.state().hard_deleted)) return Located::missing;
  using Found = TargetCursor::Found;
  action_ = Action::match;
  Found found = Found::none;
  if (const auto known = job_.lookups.ids.find(source_id_); known && cursor_)
    found = cursor_->find_id(known->id, arena());
  bool any_value = false;
  const auto& matching = job_.object.matching();
  std::size_t last = SIZE_MAX;
  for (std::size_t m = 0; m < matching.size() && found == Found::none; ++m) {
    const auto text = matching_text(matching[m]);
    if (!failures_.empty()) return Located::failed;
    if (!text) continue;
    any_value = true;
    last = matching[m];
    if (cursor_) found = cursor_->find(job_.matching_keys[m], *text, arena());
  }
  if (found == Found::several) {
    fail(last, diag::make(diag::kSeveralMatches, {}, last == SIZE_MAX ? "id" : job_.object.attributes()[last].name()));
    return Located::failed;
  }
  if (found == Found::unreadable) {
    fail(SIZE_MAX, diag::make(diag::kBadTargetResource, {}, cursor_->error()));
    return Located::failed;
  }
  const State& state = evaluator_.state();
  if (found == Found::none && !any_value && !matching.empty() && !state.hard_deleted && !state.soft_deleted()) {
    fail_matching();
    return Located::failed;
  }
  return found == Found::one ? Located::found : Located::missing;
}

// The queries up to the first that finds something.
Planner::Decision Planner::queries() {
  action_ = Action::match;
  const auto& matching = job_.object.matching();
  for (std::size_t m = 0; m < matching.size(); ++m) {
    const auto text = matching_text(matching[m]);
    if (!failures_.empty()) return failed();
    if (!text) continue;
    std::string path(scim::path_of(job_.endpoint));
    path += job_.endpoint == scim::Endpoint::groups ? "?excludedAttributes=members&filter=" : "?filter=";
    path += job_.patch_paths[matching[m]] + " eq ";
    json::append_string(path, *text);
    queries_.push_back(arena().copy(path));
    if (cursor_ && cursor_->find(job_.matching_keys[m], *text, arena()) != TargetCursor::Found::none) break;
  }
  if (!queries_.empty()) return {PlanOutcome::request};
  if (matching.empty()) return {PlanOutcome::none, "NoMatchingAttribute"};
  return fail_matching();
}

Planner::Decision Planner::create() {
  action_ = Action::post;
  const auto& attributes = job_.object.attributes();
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const Attribute& attribute = attributes[i];
    values_[i] = Val();
    // References are written by a later update, once both ids are known.
    if (attribute.is_reference() || attribute.read_only()) continue;
    const Mapped& result = mapped(i);
    if (result.kind == Mapped::skip) return {PlanOutcome::skip, "IgnoreObjectFlow"};
    if (result.kind == Mapped::failed) continue;
    if (auto error = evaluator_.fill(i, result, values_[i])) fail(i, std::move(*error));
    values_[i] = shaped(attribute, values_[i], job_.options, arena());
  }
  const auto& required = job_.object.unmapped_required();
  std::size_t next = attributes.size();
  for (const RequiredAttribute& r : required) {
    if (r.default_value.is_null())
      fail(SIZE_MAX, diag::make(diag::kRequiredWithoutValue, {}, r.definition->name));
    else
      values_[next++] = r.default_value;
  }
  return failures_.empty() ? Decision{PlanOutcome::request} : failed();
}

void Planner::write(const Val& id, const Decision& decision, json::Output& out) {
  out.raw("{\"sourceId\":");
  out.value(id, arena());
  out.raw(job_.endpoint == scim::Endpoint::users ? std::string_view(",\"object\":\"User\",\"outcome\":\"")
                                                 : std::string_view(",\"object\":\"Group\",\"outcome\":\""));
  constexpr std::string_view names[] = {"request", "none", "skip", "error"};
  out.raw(names[static_cast<std::size_t>(decision.outcome)]);
  out.raw('"');
  if (!decision.reason.empty()) {
    out.raw(",\"reason\":");
    out.text(decision.reason);
  }
  out.raw(",\"requests\":[");
  if (decision.outcome == PlanOutcome::request) write_request(out);
  out.raw(']');
  if (!deferred_.empty()) {
    out.raw(",\"deferred\":");
    for (std::size_t i = 0; i < deferred_.size(); ++i) {
      out.raw(i == 0 ? '[' : ',');
      out.text(job_.object.attributes()[deferred_[i]].name());
    }
    out.raw(']');
  }
  const auto write_failure = [&](const Failure& f) {
    out.raw('{');
    if (f.attribute != SIZE_MAX) {
      out.raw("\"target\":");
      out.text(job_.object.attributes()[f.attribute].name());
      out.raw(',');
    }
    out.raw("\"code\":");
    out.text(f.error.code);
    out.raw(",\"message\":");
    out.text(f.error.message);
    out.raw('}');
  };
  if (decision.outcome == PlanOutcome::error && !failures_.empty()) {
    out.raw(",\"error\":");
    write_failure(failures_.front());
    if (failures_.size() > 1) {
      out.raw(",\"errors\":");
      for (std::size_t i = 0; i < failures_.size(); ++i) {
        out.raw(i == 0 ? '[' : ',');
        write_failure(failures_[i]);
      }
      out.raw(']');
    }
  }
  out.raw('}');
}

void Planner::write_request(json::Output& out) {
  constexpr std::string_view methods[] = {"GET", "POST", "PATCH", "DELETE"};
  const auto begin = [&](std::string_view path) {
    out.raw("{\"method\":\"");
    out.raw(methods[static_cast<std::size_t>(action_)]);
    out.raw("\",\"path\":");
    out.text(path);
    out.raw(",\"body\":");
  };
  const std::string_view base = scim::path_of(job_.endpoint);
  const auto own_path = [&] {
    const std::string_view id = cursor_->id().str();
    char* to = arena().reserve(base.size() + 1 + id.size());
    *std::copy(base.begin(), base.end(), to) = '/';
    std::copy(id.begin(), id.end(), to + base.size() + 1);
    return arena().commit(base.size() + 1 + id.size());
  };
  switch (action_) {
    case Action::match:
      for (std::size_t i = 0; i < queries_.size(); ++i) {
        if (i != 0) out.raw(',');
        begin(queries_[i]);
        out.raw("null}");
      }
      break;
    case Action::post:
      begin(base);
      job_.create->write(values_, arena(), out);
      out.raw('}');
      break;
    case Action::patch:
      begin(own_path());
      scim::write_patch(operations_, job_.options, arena(), out);
      out.raw('}');
      break;
    case Action::remove:
      begin(own_path());
      out.raw("null}");
      break;
  }
}

}  // namespace attrmap::mapping
