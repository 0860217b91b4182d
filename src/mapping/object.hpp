// One object mapping of a schema, compiled: what is evaluated for each object of the source. Immutable once made;
// shared by threads.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "attrmap/dialect.hpp"
#include "attrmap/limits.hpp"
#include "func/registry.hpp"
#include "mapping/scope_filter.hpp"
#include "program/code.hpp"
#include "program/shared_calls.hpp"
#include "schema/read.hpp"
#include "scim/options.hpp"
#include "syntax/ast.hpp"

namespace attrmap::mapping {

struct Attribute {
  const schema::AttributeMapping* mapping = nullptr;
  const schema::AttributeDefinition* definition = nullptr;  ///< null: the schema does not say what the target is
  std::unique_ptr<const program::Code> code;                ///< null for the type None
  std::unique_ptr<const syntax::Ast> ast;                   ///< of a traced program
  Val default_value;                                        ///< of the mapping, in the target's type; null: none
  Val definition_default;                                   ///< of the target attribute
  std::uint64_t sequence = 0;  ///< what is added to a record's number, so that each target has its own random values
  bool reads_soft_deleted = false;
  bool single_role = false, assertive_roles = false, any_roles = false;  ///< calls these functions
  bool selects_unique = false;
  std::uint16_t direct = 0;   ///< a bit for each Val::Kind of which flows_as_it_is() may be true
  bool direct_lists = false;  ///< also of lists without anything that would be left out or converted

  const std::string& name() const { return mapping->target_attribute_name; }
  schema::AttributeType type() const {
    return definition == nullptr ? schema::AttributeType::string : definition->type;
  }
  bool is_reference() const { return type() == schema::AttributeType::reference; }
  bool multivalued() const { return definition != nullptr && definition->multivalued; }
  bool case_exact() const { return definition != nullptr && definition->case_exact; }
  /// Never part of an update.
  bool create_only() const {
    return mapping->flow_type == schema::FlowType::object_add_only || mutability() == schema::Mutability::immutable;
  }
  bool read_only() const { return mutability() == schema::Mutability::read_only; }
  /// What the expression gives is what flows: nothing converts, resolves, defaults or refuses it.
  bool flows_as_it_is(const Val& value) const {
    return (direct >> value.kind & 1) != 0 ? value.kind != Val::text || value.size != 0
                                           : value.kind == Val::list && direct_lists && flows_whole(value);
  }
  static bool flows_whole(const Val& list);
  bool required() const { return definition != nullptr && definition->required; }
  schema::Mutability mutability() const {
    return definition == nullptr ? schema::Mutability::read_write : definition->mutability;
  }
};

/// A required target attribute that no mapping fills.
struct RequiredAttribute {
  const schema::AttributeDefinition* definition;
  Val default_value;  ///< of the definition; null: an object cannot be created
};

/// Slots of what decides about the object itself.
struct ControlSlots {
  std::uint32_t account_enabled, deleted, hard_deleted, removed, assignments, soft_deleted, security_enabled, members,
      member_ids;
};

class Object {
 public:
  /// `document` and `registry` must outlive the object; `object` belongs to `rule`, which belongs to `document`.
  /// Verification (schema/verify.hpp) has found no errors in it. `style` traces: to explain results, not for bulk.
  Object(const schema::Document& document, const schema::SynchronizationRule& rule, const schema::ObjectMapping& object,
         Dialect dialect, const func::Registry& registry, const Limits& limits, const scim::Options& options,
         program::Style style = {});
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

  const schema::ObjectMapping& mapping() const { return mapping_; }
  const schema::ObjectDefinition* target() const { return target_; }
  const std::vector<Attribute>& attributes() const { return attributes_; }
  std::vector<std::string> target_names() const {
    std::vector<std::string> out;
    for (const Attribute& a : attributes_) out.push_back(a.name());
    return out;
  }
  /// Indexes of the matching attributes, by precedence.
  const std::vector<std::size_t>& matching() const { return matching_; }
  const std::vector<RequiredAttribute>& unmapped_required() const { return unmapped_required_; }
  const program::SlotTable& slots() const { return slots_; }
  /// How many values of calls that its expressions share an evaluation keeps for a record.
  std::size_t memos() const { return shared_.memos(); }
  const ControlSlots& control() const { return control_; }
  const ScopeFilter& scope() const { return scope_; }
  const ScopeFilter& input_filter() const { return input_filter_; }
  bool reads_soft_deleted() const { return reads_soft_deleted_; }
  bool from_entra() const { return from_entra_; }
  /// The member of records that holds their id, where it is not Entra's; empty: id or objectId.
  std::string_view anchor() const;

 private:
  Attribute compile(const schema::AttributeMapping& mapping, Dialect dialect, const func::Registry& registry,
                    const Limits& limits, program::Style style);
  Val constant(const std::optional<std::string>& text, const schema::AttributeDefinition* definition);

  const schema::ObjectMapping& mapping_;
  const schema::ObjectDefinition* source_ = nullptr;
  const schema::ObjectDefinition* target_ = nullptr;
  bool from_entra_ = false;
  Arena arena_{1024};
  program::SlotTable slots_;
  program::SharedCalls shared_;
  ControlSlots control_{};
  ScopeFilter scope_, input_filter_;
  std::vector<Attribute> attributes_;
  std::vector<std::size_t> matching_;
  std::vector<RequiredAttribute> unmapped_required_;
  bool reads_soft_deleted_ = false;
};

}  // namespace attrmap::mapping
