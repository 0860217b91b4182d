// The tables that default schemas are generated from.
#pragma once
#include <span>
#include <string_view>

namespace attrmap::schema {

struct TemplateMapping {
  std::string_view target;
  std::string_view expression;  ///< empty: type None
  std::string_view extra = {};  ///< one of: match, create-only, default=TEXT
};

struct TemplateAttribute {
  std::string_view name;
  /// Words: a type (String without one), anchor, required, multi, exact, read-only, custom, container.
  std::string_view traits = {};
  std::string_view references = {};  ///< objects of the same directory, separated by blanks
};

struct TemplateObject {
  std::string_view name;
  std::span<const TemplateAttribute> attributes;
  bool soft_deletion = true;
};

struct SchemaTemplate {
  std::string_view name;  ///< on the command line
  std::string_view job;   ///< id of the schema
  std::string_view version, rule_id;
  std::string_view directory, directory_id;
  std::string_view entra;        ///< how object mappings call the source: "Provision ... Users"
  TemplateObject users, groups;  ///< target objects
  std::span<const TemplateMapping> user_mappings, group_mappings;
};

std::span<const SchemaTemplate> schema_templates();
std::span<const TemplateObject> entra_objects();

}  // namespace attrmap::schema
