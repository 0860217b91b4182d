// Updates: what differs between an object's values and its resource, and the operations that make up for it.
#include <algorithm>

#include "base/suggest.hpp"
#include "base/unicode.hpp"
#include "func/coerce.hpp"
#include "func/role.hpp"
#include "mapping/plan.hpp"
#include "mapping/shape.hpp"
#include "scim/resource.hpp"
#include "scim/roles.hpp"
#include "text/compare.hpp"
#include "value/json.hpp"

namespace attrmap::mapping {
namespace {

using schema::AttributeType;
using schema::FlowType;
using scim::Operation;

bool is_scalar(const Val& value) {
  return !value.is_null_or_empty() && value.kind != Val::list && value.kind != Val::object;
}

bool same_text(const Val& a, const Val& b, bool case_exact, Arena& arena) {
  if (!is_scalar(a) || !is_scalar(b)) return a.is_null_or_empty() && b.is_null_or_empty();
  const std::string_view x = to_text(a, arena).str(), y = to_text(b, arena).str();
  return case_exact ? x == y : text::equals_ignoring_case(x, y);
}

/// Is the resource's value what was computed? Booleans compare as booleans, integers as integers.
bool same_value(const Val& computed, const Val& current, const Attribute& attribute, Arena& arena) {
  if (!is_scalar(current)) return false;
  if (computed.kind == Val::boolean) {
    if (current.kind == Val::boolean) return computed.number == current.number;
    return current.is_text() && equals_ignoring_ascii_case(current.str(), computed.number != 0 ? "true" : "false");
  }
  if (computed.kind == Val::integer) {
    if (current.kind == Val::integer) return computed.number == current.number;
    const auto number = current.is_text() ? func::parse_integer(trim(current.str())) : std::nullopt;
    return number && *number == computed.number;
  }
  return same_text(computed, current, attribute.case_exact(), arena);
}

/// The id in a reference: a text, {"value": id}, or a list of one of them.
Val reference_id(const Val& current, Arena& arena) {
  Val value = current;
  if (value.kind == Val::list) value = value.size == 0 ? Val() : value.items[0];
  if (value.kind == Val::object) value = scim::member(value, "value");
  return is_scalar(value) ? to_text(value, arena) : Val();
}

std::span<const Val> items(const Val& value) {
  return value.kind == Val::list ? value.values() : std::span(&value, value.is_null_or_empty() ? 0 : 1);
}

Val label(const Val& role) {
  const Val display = scim::member(role, "display");
  return display.is_null_or_empty() ? scim::member(role, "displayName") : display;
}

/// By value and label: a difference of type or primary alone is none.
bool has_role(std::span<const Val> roles, const Val& wanted, bool case_exact, Arena& arena) {
  return std::any_of(roles.begin(), roles.end(), [&](const Val& role) {
    return role.kind == Val::object &&
           same_text(scim::member(role, "value"), scim::member(wanted, "value"), case_exact, arena) &&
           same_text(label(role), label(wanted), case_exact, arena);
  });
}

}  // namespace

// A resource of which nothing but the id is known: no application answers so (userName and displayName are required),
// but whoever has just created it keeps no more. Its attributes are those of the creation; the references follow.
bool Planner::is_stub() const {
  const auto& attributes = job_.object.attributes();
  if (!cursor_->is_bare()) return false;
  for (std::size_t i = 0; i < attributes.size(); ++i)
    if (!attributes[i].is_reference() && !job_.layout->find(cursor_->members(), i).is_null_or_empty()) return false;
  return true;
}

Planner::Decision Planner::update(bool soft_deleted_only) {
  action_ = Action::patch;
  const auto& attributes = job_.object.attributes();
  const bool references_only = !evaluator_.state().soft_deleted() && is_stub();
  bool differs = false;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const Attribute& attribute = attributes[i];
    const FlowType flow = attribute.mapping->flow_type;
    if (soft_deleted_only && !attribute.reads_soft_deleted) continue;
    if (references_only && !attribute.is_reference()) continue;
    if (attribute.create_only() || attribute.read_only()) continue;
    const Val current = job_.layout->find(cursor_->members(), i);
    const bool list = attribute.multivalued() && !attribute.single_role;
    // Only additions flow: of a single value, only where there is none.
    if (flow != FlowType::always && !current.is_null_or_empty() && (!list || flow == FlowType::attribute_add_only))
      continue;
    const Mapped& result = mapped(i);
    switch (result.kind) {
      case Mapped::skip: return {PlanOutcome::skip, "IgnoreObjectFlow"};
      case Mapped::none:
        if (!attribute.default_value.is_null() && current.is_null_or_empty()) {
          differs = true;
          if (list)
            put(i, Operation::add, elements(items(attribute.default_value)), true);
          else
            put(i, Operation::add, attribute.default_value, job_.paths[i].filtered());
        }
        break;
      case Mapped::value:
      case Mapped::deferred:
      case Mapped::null: differs = changes(i, result, current) || differs; break;
      case Mapped::empty:
        if (job_.options.empty_string_flows && attribute.type() == AttributeType::string && !list &&
            !current.is_null_or_empty()) {
          differs = true;
          put(i, Operation::replace, Val::of_text("", Val::ascii | Val::clean), job_.paths[i].filtered());
        }
        break;
      case Mapped::ignored:
      case Mapped::failed: break;
    }
  }
  if (!failures_.empty()) return failed();
  if (operations_.empty() || (!differs && !job_.options.flow_always_triggers))
    return {PlanOutcome::none, "RedundantExport"};
  return {PlanOutcome::request};
}

// True: the resource is to be changed. Operations of unchanged FlowAlways attributes are put, too.
bool Planner::changes(std::size_t i, const Mapped& result, const Val& current) {
  const Attribute& attribute = job_.object.attributes()[i];
  if (attribute.is_reference() && attribute.multivalued()) return change_members(i, result, current);
  if (result.kind == Mapped::deferred) {
    defer(i);
    return false;
  }
  if (result.kind == Mapped::null) {
    const std::size_t before = operations_.size();
    clear(i, current);
    return operations_.size() != before;
  }
  const Val& value = result.value_;
  if (attribute.is_reference()) return change_reference(i, value, current);
  const scim::Path& path = job_.paths[i];
  if (value.kind == Val::list && value.size != 0 && value.items[0].kind == Val::object)
    return change_roles(i, value, current);
  if (attribute.multivalued()) return change_list(i, value, current);
  const bool same = same_value(value, current, attribute, arena());
  if (same && attribute.mapping->flow_behavior != schema::FlowBehavior::flow_always) return false;
  if (attribute.single_role && path.attribute == "roles" && path.sub == "value" && job_.options.json_text_roles()) {
    if (const Val role = single_role(value); !role.is_null()) {
      operations_.push_back({Operation::add, "roles", list_of(role, arena()), true, false});
      return !same;
    }
  }
  put(i, current.is_null_or_empty() ? Operation::add : Operation::replace, value, path.filtered());
  return !same;
}

// Null never clears a value, but for two options.
void Planner::clear(std::size_t i, const Val& current) {
  if (current.is_null_or_empty()) return;
  const Attribute& attribute = job_.object.attributes()[i];
  if (attribute.is_reference() && job_.paths[i].attribute == "manager") {
    if (job_.options.manager_removal == scim::ManagerRemoval::remove) put(i, Operation::remove, Val(), true);
    if (job_.options.manager_removal == scim::ManagerRemoval::empty)
      put(i, Operation::replace, Val::of_text("", Val::ascii | Val::clean), false);
  } else if (attribute.assertive_roles && job_.options.assertive_replaces_with_empty) {
    operations_.push_back({Operation::replace, job_.patch_paths[i], Val::of_list({}), true, true});
  }
}

bool Planner::change_reference(std::size_t i, const Val& id, const Val& current) {
  const Val now = reference_id(current, arena());
  const bool same = same_text(id, now, true, arena());
  if (same && job_.object.attributes()[i].mapping->flow_behavior != schema::FlowBehavior::flow_always) return false;
  const auto op = now.is_null_or_empty() ? Operation::add : Operation::replace;
  if (job_.options.manager_as_array && job_.paths[i].attribute == "manager") {
    Member* members = arena().array<Member>(2);
    members[0] = {"$ref", Val::of_text(arena().copy("../Users/" + std::string(id.str())))};
    members[1] = {"value", id};
    operations_.push_back({op, "manager", list_of(Val::of_object({members, 2}), arena()), true, false});
  } else {
    put(i, op, id, job_.paths[i].filtered());
  }
  return !same;
}

// All additions in one operation, each removal in its own behind it.
bool Planner::change_members(std::size_t i, const Mapped& result, const Val& current) {
  const Attribute& attribute = job_.object.attributes()[i];
  // A record without the list says nothing about it.
  if (result.kind == Mapped::null && evaluator_.slots()[job_.object.control().members].kind != Val::list) return false;
  const auto wanted = result.kind == Mapped::value ? items(result.value_) : std::span<const Val>();
  const bool unknown = result.kind == Mapped::deferred || result.incomplete;
  if (unknown) defer(i);
  const auto contains = [&](std::span<const Val> list, const Val& id) {
    return std::any_of(list.begin(), list.end(),
                       [&](const Val& other) { return same_text(reference_id(other, arena()), id, true, arena()); });
  };
  Val* added = arena().array<Val>(wanted.size());
  std::size_t n = 0;
  for (const Val& id : wanted)
    if (!contains(items(current), id) && !contains({added, n}, id)) added[n++] = id;
  const std::size_t before = operations_.size();
  if (n != 0) operations_.push_back({Operation::add, job_.patch_paths[i], elements({added, n}, true), true, false});
  if (attribute.mapping->flow_type != FlowType::always) return operations_.size() != before;
  for (const Val& member : items(current)) {
    const Val id = reference_id(member, arena());
    if (id.is_null_or_empty() || contains(wanted, id)) continue;
    // Some members of the source could not be translated: one of them may be this one, unless it is known as another.
    if (unknown && !job_.lookups.ids.has_target(id.str())) continue;
    if (job_.options.profile == scim::Profile::scim062020) {
      std::string path = job_.patch_paths[i] + "[value eq ";
      json::append_string(path, id.str());
      operations_.push_back({Operation::remove, arena().copy(path + "]"), Val(), true, false});
    } else {
      Member* value = arena().array<Member>(1);
      value[0] = {"value", id};
      const Val item = Val::of_object({value, 1});
      operations_.push_back({Operation::remove, job_.patch_paths[i], list_of(item, arena()), true, false});
    }
  }
  return operations_.size() != before;
}

bool Planner::change_roles(std::size_t i, const Val& roles, const Val& current) {
  const Attribute& attribute = job_.object.attributes()[i];
  const bool exact = attribute.case_exact();
  const bool assertive = attribute.assertive_roles && attribute.mapping->flow_type == FlowType::always;
  const auto now = items(current);
  bool same = std::all_of(roles.values().begin(), roles.values().end(),
                          [&](const Val& role) { return has_role(now, role, exact, arena()); });
  if (assertive)
    same = same && std::all_of(now.begin(), now.end(),
                               [&](const Val& role) { return has_role(roles.values(), role, exact, arena()); });
  if (same && attribute.mapping->flow_behavior != schema::FlowBehavior::flow_always) return false;
  Val value = shaped_roles(roles, job_.options, arena());
  if (!assertive && job_.options.profile != scim::Profile::scim062020) {
    // Without the flag a role is a JSON text that names the assignment's role by its id.
    Val* texts = arena().array<Val>(roles.size);
    for (std::size_t r = 0; r < roles.size; ++r) {
      const Val role_value = scim::member(roles.items[r], "value"), display = scim::member(roles.items[r], "display");
      Val id;
      for (const Val& assignment : items(evaluator_.slots()[job_.object.control().assignments])) {
        func::Role role;
        func::read_role(assignment, role, arena());
        if (id.is_null() && same_text(role.value, role_value, true, arena()) &&
            same_text(role.display, display, true, arena()))
          id = role.id;
      }
      texts[r] = scim::json_text_role(id, role_value, display, arena());
    }
    value = Val::of_list({texts, roles.size});
  }
  operations_.push_back({assertive ? Operation::replace : Operation::add, job_.patch_paths[i], value, true, assertive});
  return !same;
}

// Values are added, never removed.
bool Planner::change_list(std::size_t i, const Val& value, const Val& current) {
  const Attribute& attribute = job_.object.attributes()[i];
  const bool exact = attribute.case_exact(),
             always = attribute.mapping->flow_behavior == schema::FlowBehavior::flow_always;
  const auto wanted = items(value);
  Val* added = arena().array<Val>(wanted.size());
  std::size_t n = 0;
  for (const Val& item : wanted) {
    const auto now = items(current);
    const bool there = std::any_of(now.begin(), now.end(), [&](const Val& held) {
      return same_text(held.kind == Val::object ? scim::member(held, "value") : held, item, exact, arena());
    });
    if (!there) added[n++] = item;
  }
  const bool same = n == 0;
  if (same && !always) return false;
  const Val list = elements(same ? wanted : std::span<const Val>(added, n));
  operations_.push_back({Operation::add, job_.patch_paths[i], list, true, false});
  return !same;
}

void Planner::put(std::size_t i, Operation::Op op, const Val& value, bool keeps_path) {
  operations_.push_back({op, job_.patch_paths[i], value, keeps_path, false});
}

// Null: no role of the record has the name.
Val Planner::single_role(const Val& name) {
  for (const Val& assignment : items(evaluator_.slots()[job_.object.control().assignments])) {
    func::Role role;
    func::read_role(assignment, role, arena());
    if (same_text(role.display, name, true, arena()) || same_text(role.value, name, true, arena()))
      return scim::json_text_role(role.id, role.value, role.display, arena());
  }
  return Val();
}

Val Planner::element(const Val& value, bool is_member) {
  Member* members = arena().array<Member>(2);
  std::size_t n = 0;
  if (is_member && job_.options.member_ref) members[n++] = {"$ref", Val()};
  members[n++] = {"value", value};
  return Val::of_object({members, n});
}

Val Planner::elements(std::span<const Val> values, bool are_members) {
  Val* list = arena().array<Val>(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) list[i] = element(values[i], are_members);
  return Val::of_list({list, values.size()});
}

}  // namespace attrmap::mapping
