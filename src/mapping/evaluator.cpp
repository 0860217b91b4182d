#include "mapping/evaluator.hpp"

#include <algorithm>

#include "diag/codes_mapping.hpp"
#include "diag/make.hpp"
#include "mapping/coerce.hpp"
#include "scim/resource.hpp"

namespace attrmap::mapping {

Evaluator::Evaluator(const Object& object, const scim::Options& options, const Lookups& lookups, const Context& context,
                     const Limits& limits)
    : object_(object),
      options_(options),
      lookups_(lookups),
      limits_(limits),
      context_(context),
      own_slots_(object.slots().names().size()),
      own_memos_(object.memos()),
      slots_(own_slots_.data()),
      evaluation_(scratch_, slots_, context_, limits_) {
  evaluation_.memos = own_memos_.data();
  context_.multiple_roles = options.first_of_several_roles ? MultipleRoles::first : MultipleRoles::error;
  context_.single_role_value = options.single_role_value ? SingleRoleValue::value : SingleRoleValue::display_name;
}

std::optional<Diagnostic> Evaluator::begin() {
  const ControlSlots& at = object_.control();
  std::fill_n(evaluation_.memos, object_.memos(), Val());
  if (auto error = find_state(object_, options_, slots_, scratch_.regex, arena(), state_)) return error;
  slots_[at.assignments] = lookups_.roles.resolve(slots_[at.assignments], arena());
  slots_[at.soft_deleted] = Val::of_text(state_.soft_deleted() ? "True" : "False", Val::ascii | Val::clean);
  leave_out_groups();
  return std::nullopt;
}

Mapped Evaluator::convert(std::size_t index, Val value) {
  const Attribute& attribute = object_.attributes()[index];
  if (attribute.code == nullptr) return {Mapped::none, {}, false};
  switch (value.kind) {
    case Val::ignore_attribute: return {Mapped::ignored, {}, false};
    case Val::ignore_object: return {Mapped::skip, {}, false};
    case Val::failed: return {Mapped::failed, {}, false};
    default: break;
  }
  if (auto error = coerce(value, attribute.type(), attribute.multivalued(), context_.values_in_errors, arena())) {
    error_ = std::move(error);
    return {Mapped::failed, {}, false};
  }
  if (value.is_text() && value.size == 0) return {Mapped::empty, {}, false};
  if (value.is_null_or_empty()) return {Mapped::null, {}, false};
  if (attribute.is_reference() && lookups_.resolve_references) return resolve(value, attribute.multivalued());
  return {Mapped::value, value, false};
}

std::optional<Diagnostic> Evaluator::fill(std::size_t index, const Mapped& result, Val& value) const {
  const Attribute& attribute = object_.attributes()[index];
  value = Val();
  if (result.kind == Mapped::ignored || result.kind == Mapped::deferred) return std::nullopt;
  if (result.kind == Mapped::value)
    value = result.value_;
  else if (result.kind != Mapped::empty)
    value = attribute.default_value;
  if (!value.is_null() || !attribute.required()) return std::nullopt;
  value = attribute.definition_default;
  if (!value.is_null()) return std::nullopt;
  return diag::make(diag::kRequiredWithoutValue, {}, attribute.name());
}

Mapped Evaluator::resolve(const Val& value, bool multivalued) {
  const auto values = value.kind == Val::list ? value.values() : std::span(&value, 1);
  Val* ids = arena().array<Val>(values.size());
  std::size_t n = 0;
  bool incomplete = false;
  for (const Val& item : values) {
    const auto target = item.is_text() ? lookups_.ids.find(item.str()) : std::nullopt;
    if (target && target->group && multivalued && !options_.nested_group_members) continue;
    if (target)
      ids[n++] = Val::of_text(target->id);
    else
      incomplete = true;
  }
  if (n == 0) return {incomplete ? Mapped::deferred : Mapped::null, {}, incomplete};
  return {Mapped::value, multivalued ? Val::of_list({ids, n}) : ids[0], incomplete};
}

// Members that the record calls groups; others are told by the id map.
void Evaluator::leave_out_groups() {
  const ControlSlots& at = object_.control();
  const Val& members = slots_[at.members];
  Val& ids = slots_[at.member_ids];
  if (options_.nested_group_members || members.kind != Val::list || ids.kind != Val::list || ids.size != members.size)
    return;
  Val* kept = arena().array<Val>(ids.size);
  std::size_t n = 0;
  for (std::size_t i = 0; i < ids.size; ++i) {
    const Val type = scim::member(members.items[i], "@odata.type");
    if (!type.is_text() || !type.str().ends_with(".group")) kept[n++] = ids.items[i];
  }
  ids = Val::of_list({kept, n});
}

}  // namespace attrmap::mapping
