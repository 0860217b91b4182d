#include "schema/templates.hpp"

#include <algorithm>

#include "schema/expression_tree.hpp"
#include "schema/located_json.hpp"
#include "schema/template_tables.hpp"
#include "schema/write.hpp"
#include "syntax/parse.hpp"

namespace attrmap::schema {
namespace {

constexpr std::string_view kEntraName = "Azure Active Directory";

/// Words separated by blanks.
std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto blank = text.find(' ');
    if (blank != 0) out.push_back(text.substr(0, blank));
    text = blank == text.npos ? std::string_view() : text.substr(blank + 1);
  }
  return out;
}

bool has(std::string_view text, std::string_view word) {
  const auto all = words(text);
  return std::find(all.begin(), all.end(), word) != all.end();
}

std::string flag(bool value) { return value ? "true" : "false"; }

std::string metadata_entry(std::string_view key, std::string_view value) {
  return "{\"key\":" + json_quoted(key) + ",\"value\":" + json_quoted(value) + "}";
}

class Generator {
 public:
  Generator(const SchemaTemplate& from, const func::Registry& registry) : from_(from), registry_(registry) {}

  std::string run() {
    std::string out =
        "{\"id\":" + json_quoted(from_.job) + ",\"version\":" + json_quoted(from_.version) +
        ",\"synchronizationRules\":[{\"editable\":true,\"id\":" + json_quoted(from_.rule_id) +
        ",\"name\":\"USERGROUP_OUTBOUND_USERGROUP\",\"priority\":1,\"sourceDirectoryName\":" + json_quoted(kEntraName) +
        ",\"targetDirectoryName\":" + json_quoted(from_.directory) + ",\"metadata\":[" +
        metadata_entry("supportsProvisionOnDemand", "true") + "],\"objectMappings\":[";
    out += object_mapping("Group", from_.groups, from_.group_mappings) + ",";
    out += object_mapping("User", from_.users, from_.user_mappings) + "]}],\"directories\":[";
    out += directory(kEntraDirectoryId, kEntraName, entra_objects()) + ",";
    const TemplateObject targets[] = {from_.users, from_.groups};
    return out + directory(from_.directory_id, from_.directory, targets) + "]}";
  }

 private:
  std::string object_mapping(std::string_view source_object, const TemplateObject& target,
                             std::span<const TemplateMapping> mappings) const {
    std::string out = "{\"enabled\":true,\"flowTypes\":\"Add,Update,Delete\",\"name\":" +
                      json_quoted("Provision " + std::string(from_.entra) + " " + std::string(source_object) + "s") +
                      ",\"sourceObjectName\":" + json_quoted(source_object) +
                      ",\"targetObjectName\":" + json_quoted(target.name) + ",\"attributeMappings\":[";
    for (const TemplateMapping& m : mappings) out += (&m == mappings.data() ? "" : ",") + mapping(m);
    return out + "],\"metadata\":[" + metadata_entry("IsCustomerDefined", "false") + "," +
           metadata_entry("DisableMonitoringForChanges", "false") + "," + metadata_entry("Disposition", "\"Normal\"") +
           "," + metadata_entry("ExcludeFromReporting", "false") + "," +
           metadata_entry("EscrowBehavior", "\"Default\"") + "," + metadata_entry("Unsynchronized", "false") +
           "],\"scope\":null}";
  }

  std::string mapping(const TemplateMapping& m) const {
    constexpr std::string_view kDefault = "default=";
    const bool has_default = m.extra.substr(0, kDefault.size()) == kDefault;
    return "{\"defaultValue\":" + (has_default ? json_quoted(m.extra.substr(kDefault.size())) : "null") +
           ",\"exportMissingReferences\":false,\"flowBehavior\":\"FlowWhenChanged\",\"flowType\":\"" +
           (m.extra == "create-only" ? "ObjectAddOnly" : "Always") +
           "\",\"matchingPriority\":" + (m.extra == "match" ? "1" : "0") +
           ",\"targetAttributeName\":" + json_quoted(m.target) + ",\"source\":" + source(m.expression) + "}";
  }

  std::string source(std::string_view expression) const {
    if (expression.empty()) return "null";
    return expression_tree(syntax::parse(std::string(expression)).ast, registry_);
  }

  static std::string directory(std::string_view id, std::string_view name, std::span<const TemplateObject> objects) {
    std::string out = "{\"id\":" + json_quoted(id) +
                      ",\"discoveryDateTime\":null,\"discoverabilities\":\"None\",\"name\":" + json_quoted(name) +
                      ",\"readOnly\":false,\"version\":\"1.0\",\"objects\":[";
    for (const TemplateObject& o : objects)
      out += (&o == objects.data() ? "" : ",") + object(o, id == kEntraDirectoryId);
    return out + "]}";
  }

  static std::string object(const TemplateObject& o, bool entra) {
    std::string out = "{\"name\":" + json_quoted(o.name) + ",\"supportedApis\":[],\"attributes\":[";
    for (const TemplateAttribute& a : o.attributes) out += (&a == o.attributes.data() ? "" : ",") + attribute(a);
    out += "],\"metadata\":[" + metadata_entry("IsSoftDeletionSupported", flag(o.soft_deletion)) + "," +
           metadata_entry("ConnectorDataStorageRequired", "true") + "," +
           metadata_entry("IsSynchronizeAllSupported", "true");
    if (entra && o.name == "User") out += "," + metadata_entry("PropertyNameAccountEnabled", "accountEnabled");
    if (entra) out += "," + metadata_entry("PropertyNameSoftDeleted", "IsSoftDeleted");
    return out + "]}";
  }

  static std::string attribute(const TemplateAttribute& a) {
    std::string_view type = "String";
    for (const std::string_view t : {"Boolean", "Integer", "Reference"})
      if (has(a.traits, t)) type = t;
    std::string references;
    for (const std::string_view r : words(a.references))
      references += std::string(references.empty() ? "" : ",") + "{\"referencedObjectName\":" + json_quoted(r) +
                    ",\"referencedProperty\":null}";
    std::string metadata;
    if (has(a.traits, "custom")) metadata = metadata_entry("IsCustomerDefined", "true");
    if (has(a.traits, "container")) metadata = metadata_entry("IsContainer", "true");
    return "{\"anchor\":" + flag(has(a.traits, "anchor")) + ",\"caseExact\":" + flag(has(a.traits, "exact")) +
           ",\"defaultValue\":null,\"flowNullValues\":false,\"multivalued\":" + flag(has(a.traits, "multi")) +
           ",\"mutability\":\"" + (has(a.traits, "read-only") ? "ReadOnly" : "ReadWrite") +
           "\",\"name\":" + json_quoted(a.name) + ",\"required\":" + flag(has(a.traits, "required")) +
           ",\"type\":" + json_quoted(type) + ",\"apiExpressions\":[],\"metadata\":[" + metadata +
           "],\"referencedObjects\":[" + references + "]}";
  }

  const SchemaTemplate& from_;
  const func::Registry& registry_;
};

}  // namespace

std::vector<std::string_view> template_names() {
  std::vector<std::string_view> names;
  for (const SchemaTemplate& t : schema_templates()) names.push_back(t.name);
  return names;
}

std::string make_template(std::string_view name, const func::Registry& registry) {
  for (const SchemaTemplate& t : schema_templates()) {
    if (t.name != name) continue;
    Document document;
    std::vector<Problem> problems;
    if (!read(Generator(t, registry).run(), document, problems)) return {};
    return write(document);
  }
  return {};
}

}  // namespace attrmap::schema
