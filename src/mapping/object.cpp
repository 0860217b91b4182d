#include "mapping/object.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "mapping/coerce.hpp"
#include "program/pipeline.hpp"
#include "schema/bind.hpp"
#include "schema/choose.hpp"

namespace attrmap::mapping {
Object::Object(const schema::Document& document, const schema::SynchronizationRule& rule,
               const schema::ObjectMapping& object, Dialect dialect, const func::Registry& registry,
               const Limits& limits, const scim::Options& options, program::Style style)
    : mapping_(object) {
  const auto& schema = document.schema;
  if (const auto* d = schema.find_directory(rule.source_directory_name)) {
    source_ = d->find(object.source_object_name);
    from_entra_ = schema::is_entra(*d);
  }
  if (const auto* d = schema.find_directory(rule.target_directory_name)) target_ = d->find(object.target_object_name);
  control_ = {slots_.slot("accountEnabled"),  slots_.slot("deletedDateTime"),    slots_.slot("hardDeleted"),
              slots_.slot("@removed"),        slots_.slot("appRoleAssignments"), slots_.slot("IsSoftDeleted"),
              slots_.slot("securityEnabled"), slots_.slot("@members"),           slots_.slot("members")};
  slots_.used_for_roles(control_.assignments);
  scope_ = ScopeFilter(object.scope.groups, source_, ScopeFilter::Nulls::fail, slots_);
  input_filter_ = ScopeFilter(
      object.scope.input_filter_groups, source_,
      options.input_filter_null_negatives ? ScopeFilter::Nulls::pass_negated : ScopeFilter::Nulls::fail, slots_);
  for (const schema::AttributeMapping& m : object.attribute_mappings)
    attributes_.push_back(compile(m, dialect, registry, limits, style));
  shared_.share();
  for (std::size_t i = 0; i < attributes_.size(); ++i) {
    reads_soft_deleted_ = reads_soft_deleted_ || attributes_[i].reads_soft_deleted;
    if (attributes_[i].mapping->matching_priority > 0 && attributes_[i].code != nullptr) matching_.push_back(i);
  }
  std::stable_sort(matching_.begin(), matching_.end(), [&](std::size_t a, std::size_t b) {
    return attributes_[a].mapping->matching_priority < attributes_[b].mapping->matching_priority;
  });
  if (target_ == nullptr) return;
  for (const schema::AttributeDefinition& a : target_->attributes)
    if (a.required && !a.anchor && a.mutability != schema::Mutability::read_only &&
        std::none_of(attributes_.begin(), attributes_.end(), [&](const Attribute& m) { return m.definition == &a; }))
      unmapped_required_.push_back({&a, constant(a.default_value, &a)});
}

std::string_view Object::anchor() const {
  if (from_entra_ || source_ == nullptr) return {};
  for (const schema::AttributeDefinition& a : source_->attributes)
    if (a.anchor) return a.name;
  return {};
}

Attribute Object::compile(const schema::AttributeMapping& mapping, Dialect dialect, const func::Registry& registry,
                          const Limits& limits, program::Style style) {
  Attribute out;
  out.mapping = &mapping;
  out.definition = target_ == nullptr ? nullptr : target_->find(mapping.target_attribute_name);
  out.default_value = constant(mapping.default_value, out.definition);
  if (out.definition != nullptr) out.definition_default = constant(out.definition->default_value, out.definition);
  out.sequence = fnv1a(mapping.target_attribute_name);  // the same whichever other targets come or go
  if (mapping.source.type == schema::SourceType::none) return out;
  auto unit = program::build(schema::bind(mapping.source, registry, dialect).text, registry, slots_,
                             {.dialect = dialect, .limits = limits, .style = style, .shared = &shared_});
  out.code = std::move(unit.code);
  for (const syntax::Node& node : unit.ast.nodes) {
    if (node.kind == syntax::NodeKind::attribute && node.text == "IsSoftDeleted") out.reads_soft_deleted = true;
    if (node.kind != syntax::NodeKind::call) continue;
    const auto match = registry.find(node.text);
    if (match.builtin == nullptr) continue;
    const std::string& function = match.builtin->def.name;
    out.single_role = out.single_role || function == "SingleAppRoleAssignment";
    out.assertive_roles = out.assertive_roles || function == "AssertiveAppRoleAssignmentsComplex";
    out.any_roles = out.any_roles || function.find("AppRoleAssignment") != function.npos;
    out.selects_unique = out.selects_unique || function == "SelectUniqueValue";
  }
  using schema::AttributeType;
  const bool is_boolean = out.type() == AttributeType::boolean, is_integer = out.type() == AttributeType::integer;
  if (out.default_value.is_null() && !out.required()) out.direct |= 1 << Val::null;
  if (!out.multivalued() && !out.is_reference())
    out.direct |= 1 << (is_boolean ? Val::boolean : is_integer ? Val::integer : Val::text);
  out.direct_lists = out.multivalued() && out.type() == AttributeType::string;
  if (style.trace) out.ast = std::make_unique<const syntax::Ast>(std::move(unit.ast));
  return out;
}

bool Attribute::flows_whole(const Val& list) {
  const auto flows = [kind = list.size == 0 ? Val::null : list.items[0].kind](const Val& item) {
    return item.kind == kind && (kind == Val::object || (kind == Val::text && item.size != 0));
  };
  const auto items = list.values();
  return !items.empty() && std::all_of(items.begin(), items.end(), flows);
}

Val Object::constant(const std::optional<std::string>& text, const schema::AttributeDefinition* definition) {
  if (!text || text->empty()) return Val();
  Val value = Val::of_text(arena_.copy(*text));
  // A default that does not fit is an error of the schema.
  if (definition != nullptr && coerce(value, definition->type, definition->multivalued, false, arena_)) return Val();
  return value;
}

}  // namespace attrmap::mapping
