#include "schema/show.hpp"

#include <algorithm>
#include <array>

#include "diag/display.hpp"
#include "schema/bind.hpp"
#include "schema/choose.hpp"
#include "schema/located_json.hpp"
#include "schema/verify_parts.hpp"

namespace attrmap::schema {
namespace {

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

constexpr std::array<std::string_view, 6> kTitles = {"target", "type", "expression", "default", "matching", "flow"};
using Cells = std::array<std::string, kTitles.size()>;

struct Row {
  const AttributeMapping* mapping;
  const AttributeDefinition* target;
  std::string expression;

  Cells cells() const {
    std::string type = "?", flow;
    if (target != nullptr) type = std::string(schema::name(target->type)) + (target->multivalued ? "[]" : "");
    if (mapping->flow_type != FlowType::always) flow = name(mapping->flow_type);
    if (mapping->flow_behavior != FlowBehavior::flow_when_changed)
      flow += std::string(flow.empty() ? "" : ", ") + std::string(name(mapping->flow_behavior));
    return {mapping->target_attribute_name,
            std::move(type),
            expression.empty() ? "(none)" : expression,
            mapping->default_value.value_or(""),
            mapping->matching_priority > 0 ? std::to_string(mapping->matching_priority) : "",
            std::move(flow)};
  }
};

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

/// One line, harmless on a terminal.
std::string visible(const std::string& text) {
  std::string out;
  diag::append_visible(out, text);
  return out;
}

void table(std::string& out, const Shown& part, const std::vector<Row>& rows) {
  out += visible(title(part)) + "\n" + visible(subtitle(part)) + "\n\n";
  std::vector<Cells> lines(1);
  for (std::size_t i = 0; i < kTitles.size(); ++i) lines[0][i] = kTitles[i];
  for (const Row& r : rows) {
    lines.push_back(r.cells());
    for (std::string& cell : lines.back()) cell = visible(cell);
  }
  std::array<std::size_t, kTitles.size()> widths{};
  for (const Cells& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], diag::display_width(line[i]));
  const auto add = [&](std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  };
  for (const Cells& line : lines) {
    std::string text, under;
    for (std::size_t i = 0; i < line.size(); ++i) {
      text += line[i];
      text.append(widths[i] - diag::display_width(line[i]) + 2, ' ');
      under += std::string(widths[i], '-') + "  ";
    }
    add(std::move(text));
    if (&line == &lines.front()) add(std::move(under));
  }
}

std::string markdown_cell(const std::string& text, bool code) {
  if (text.empty()) return "";
  std::string out;
  for (const char c : visible(text)) out += c == '|' ? "\\|" : std::string(1, c);
  if (!code) return out;
  // A code span whose text holds back-ticks needs a longer fence.
  return out.find('`') == out.npos ? "`" + out + "`" : "`` " + out + " ``";
}

void markdown(std::string& out, const Shown& part, const std::vector<Row>& rows) {
  out += "## " + visible(title(part)) + "\n\n" + visible(subtitle(part)) + "\n\n|";
  for (const std::string_view t : kTitles) out += " " + std::string(t) + " |";
  out += "\n|---|---|---|---|---|---|\n";
  for (const Row& r : rows) {
    const Cells cells = r.cells();
    out += "|";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool code = i == 0 || i == 3 || (i == 2 && !r.expression.empty());
      out += " " + markdown_cell(cells[i], code) + " |";
    }
    out += "\n";
  }
}

void json(std::string& out, const Shown& part, const std::vector<Row>& rows) {
  const ObjectMapping& o = *part.object;
  out += "{\"rule\":" + json_quoted(part.rule->name) + ",\"name\":" + json_quoted(o.name) +
         ",\"enabled\":" + (o.enabled ? "true" : "false") +
         ",\"sourceDirectory\":" + json_quoted(part.rule->source_directory_name) +
         ",\"sourceObject\":" + json_quoted(o.source_object_name) +
         ",\"targetDirectory\":" + json_quoted(part.rule->target_directory_name) +
         ",\"targetObject\":" + json_quoted(o.target_object_name) + ",\"flowTypes\":" + json_quoted(flow_types(o)) +
         ",\"mappings\":[";
  for (const Row& r : rows) {
    const AttributeMapping& m = *r.mapping;
    if (&r != &rows.front()) out += ",";
    out += "{\"target\":" + json_quoted(m.target_attribute_name) +
           ",\"type\":" + (r.target == nullptr ? "null" : json_quoted(schema::name(r.target->type))) +
           ",\"multivalued\":" + (r.target != nullptr && r.target->multivalued ? "true" : "false") +
           ",\"kind\":" + json_quoted(name(m.source.type)) +
           ",\"expression\":" + (r.expression.empty() ? "null" : json_quoted(r.expression)) +
           ",\"default\":" + (m.default_value ? json_quoted(*m.default_value) : "null") +
           ",\"matchingPriority\":" + std::to_string(m.matching_priority) +
           ",\"flowType\":" + json_quoted(name(m.flow_type)) +
           ",\"flowBehavior\":" + json_quoted(name(m.flow_behavior)) + ",\"pointer\":" + json_quoted(m.place.pointer) +
           ",\"line\":" + std::to_string(m.place.line) + "}";
  }
  out += "]}";
}

}  // namespace

std::string show(const Document& document, const std::vector<Shown>& parts, ShowFormat format,
                 const func::Registry& registry) {
  std::string out = format == ShowFormat::json ? "[" : "";
  for (const Shown& part : parts) {
    if (&part != &parts.front()) out += format == ShowFormat::json ? ",\n" : "\n";
    const DirectoryDefinition* directory = document.schema.find_directory(part.rule->target_directory_name);
    const ObjectDefinition* object = directory == nullptr ? nullptr : directory->find(part.object->target_object_name);
    const Dialect dialect = dialect_of(document.schema, *part.rule);
    std::vector<Row> rows;
    for (const AttributeMapping& m : part.object->attribute_mappings)
      rows.push_back({&m, object == nullptr ? nullptr : object->find(m.target_attribute_name),
                      bind(m.source, registry, dialect).text});
    if (format == ShowFormat::table) table(out, part, rows);
    if (format == ShowFormat::markdown) markdown(out, part, rows);
    if (format == ShowFormat::json) json(out, part, rows);
  }
  return format == ShowFormat::json ? out + "]\n" : out;
}

}  // namespace attrmap::schema
