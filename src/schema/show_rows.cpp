#include "schema/show_rows.hpp"

#include "schema/bind.hpp"
#include "schema/choose.hpp"
#include "schema/verify_parts.hpp"

namespace attrmap::schema {

std::string_view name(FlowType flow) {
  constexpr std::string_view names[] = {"Always", "ObjectAddOnly", "MultiValueAddOnly", "ValueAddOnly",
                                        "AttributeAddOnly"};
  return names[static_cast<std::size_t>(flow)];
}
std::string_view name(FlowBehavior behavior) {
  return behavior == FlowBehavior::flow_always ? "FlowAlways" : "FlowWhenChanged";
}
std::string_view name(SourceType type) {
  constexpr std::string_view names[] = {"None", "Direct", "Constant", "Expression"};
  return names[static_cast<std::size_t>(type)];
}

std::string Row::type() const {
  return target == nullptr ? "?" : std::string(schema::name(target->type)) + (target->multivalued ? "[]" : "");
}

std::string Row::flow() const {
  std::string flow;
  if (mapping->flow_type != FlowType::always) flow = name(mapping->flow_type);
  if (mapping->flow_behavior != FlowBehavior::flow_when_changed)
    flow += std::string(flow.empty() ? "" : ", ") + std::string(name(mapping->flow_behavior));
  return flow;
}

Cells Row::cells() const {
  return {mapping->target_attribute_name,
          type(),
          expression.empty() ? "(none)" : expression,
          mapping->default_value.value_or(""),
          mapping->matching_priority > 0 ? std::to_string(mapping->matching_priority) : "",
          flow()};
}

std::vector<Row> rows_of(const Document& document, const Shown& part, const func::Registry& registry) {
  const DirectoryDefinition* directory = document.schema.find_directory(part.rule->target_directory_name);
  const ObjectDefinition* object = directory == nullptr ? nullptr : directory->find(part.object->target_object_name);
  const Dialect dialect = dialect_of(document.schema, *part.rule);
  std::vector<Row> rows;
  for (const AttributeMapping& m : part.object->attribute_mappings)
    rows.push_back({&m, object == nullptr ? nullptr : object->find(m.target_attribute_name),
                    bind(m.source, registry, dialect).text});
  return rows;
}

std::string flow_types(const ObjectMapping& o) {
  std::string out;
  for (const auto& [on, word] :
       {std::pair(o.flow_add, "Add"), std::pair(o.flow_update, "Update"), std::pair(o.flow_delete, "Delete")})
    if (on) out += (out.empty() ? "" : ", ") + std::string(word);
  return out.empty() ? "None" : out;
}

std::string title(const Shown& part) {
  const ObjectMapping& o = *part.object;
  return part.rule->name + ": " + (o.name.empty() ? "(no name)" : o.name) + (o.enabled ? "" : " (disabled)");
}

std::string subtitle(const Shown& part) {
  return part.rule->source_directory_name + " " + part.object->source_object_name + " -> " +
         part.rule->target_directory_name + " " + part.object->target_object_name +
         "; actions: " + flow_types(*part.object);
}

}  // namespace attrmap::schema
