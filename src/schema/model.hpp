// A synchronizationSchema as Microsoft Graph exports it, read into plain structures. Member names are Graph's; defaults
// of missing members are applied by the reader. The JSON document itself is kept beside it for writing back.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attrmap::schema {

/// Where something stands in the file.
struct Place {
  std::string pointer;       ///< JSON pointer, RFC 6901: /synchronizationRules/0/objectMappings/1/attributeMappings/4
  std::uint32_t line = 0;    ///< from 1; 0: unknown
  std::uint32_t column = 0;  ///< in characters, from 1
  std::uint32_t offset = 0;  ///< in bytes of Document::text()
};

enum class AttributeType : std::uint8_t { string, integer, reference, binary, boolean, date_time };
enum class Mutability : std::uint8_t { read_write, read_only, immutable, write_only };
enum class FlowType : std::uint8_t {
  always,
  object_add_only,
  multi_value_add_only,
  value_add_only,
  attribute_add_only
};
enum class FlowBehavior : std::uint8_t { flow_when_changed, flow_always };
enum class SourceType : std::uint8_t { none, attribute, constant, function };

/// attributeMappingSource. `none`: the mapping has no source (portal type None).
struct MappingSource {
  struct Parameter;
  SourceType type = SourceType::none;
  std::string name;                       ///< attribute name, constant text, or function name
  std::optional<std::string> expression;  ///< text
  std::vector<Parameter> parameters;      ///< by key, order kept
  Place place;
};
struct MappingSource::Parameter {
  std::string key;
  MappingSource value;
};

struct AttributeMapping {
  std::string target_attribute_name;
  MappingSource source;
  std::optional<std::string> default_value;  ///< "" in the file counts as none
  FlowType flow_type = FlowType::always;
  FlowBehavior flow_behavior = FlowBehavior::flow_when_changed;
  std::int32_t matching_priority = 0;  ///< 0: not matching; lowest first
  bool export_missing_references = false;
  Place place;
};

struct FilterClause {
  std::string operator_name;
  std::string source_operand_name;
  std::vector<std::string> values;  ///< targetOperand.values; empty for unary operators
  Place place;
};
struct FilterGroup {
  std::string name;
  std::vector<FilterClause> clauses;  ///< all must hold
};
struct Filter {
  std::vector<FilterGroup> groups;                  ///< any must hold; none: everything is in scope
  std::vector<FilterGroup> input_filter_groups;     ///< dropped on import, not deprovisioned
  std::vector<FilterGroup> category_filter_groups;  ///< experimental, ignored with a warning
};

struct ObjectMapping {
  std::string name;
  bool enabled = true;
  bool flow_add = true, flow_update = true, flow_delete = true;  ///< flowTypes
  std::string source_object_name;
  std::string target_object_name;
  std::vector<AttributeMapping> attribute_mappings;
  Filter scope;
  Place place;
};

struct SynchronizationRule {
  std::string id, name;
  std::int32_t priority = 0;
  bool editable = true;
  std::string source_directory_name, target_directory_name;
  std::vector<ObjectMapping> object_mappings;
  Place place;
};

struct AttributeDefinition {
  std::string name;
  AttributeType type = AttributeType::string;
  bool anchor = false, case_exact = false, multivalued = false, required = false, flow_null_values = false;
  Mutability mutability = Mutability::read_write;
  std::optional<std::string> default_value;
  std::vector<std::string> referenced_objects;
  Place place;
};
struct ObjectDefinition {
  std::string name;
  std::vector<AttributeDefinition> attributes;
  bool soft_deletion_supported = true;  ///< metadata IsSoftDeletionSupported
  Place place;

  const AttributeDefinition* find(std::string_view attribute) const {
    for (const AttributeDefinition& a : attributes)
      if (a.name == attribute) return &a;
    return nullptr;
  }
};
struct DirectoryDefinition {
  std::string id, name;
  std::vector<ObjectDefinition> objects;
  Place place;

  const ObjectDefinition* find(std::string_view object) const {
    for (const ObjectDefinition& o : objects)
      if (o.name == object) return &o;
    return nullptr;
  }
};

struct SynchronizationSchema {
  std::string id, version;
  std::vector<SynchronizationRule> rules;
  std::vector<DirectoryDefinition> directories;

  const DirectoryDefinition* find_directory(std::string_view name) const {
    for (const DirectoryDefinition& d : directories)
      if (d.name == name) return &d;
    return nullptr;
  }
};

/// The Entra directory is recognised by this id, whatever its name.
inline constexpr const char* kEntraDirectoryId = "66e4a8cc-1b7b-435e-95f8-f06cea133828";

}  // namespace attrmap::schema
