#include "schema/show.hpp"

#include <algorithm>

#include "diag/display.hpp"
#include "schema/located_json.hpp"
#include "schema/show_rows.hpp"
#include "schema/verify_parts.hpp"

namespace attrmap::schema {
namespace {

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
  if (format == ShowFormat::html) return show_html(document, parts, registry);
  std::string out = format == ShowFormat::json ? "[" : "";
  for (const Shown& part : parts) {
    if (&part != &parts.front()) out += format == ShowFormat::json ? ",\n" : "\n";
    const std::vector<Row> rows = rows_of(document, part, registry);
    if (format == ShowFormat::table) table(out, part, rows);
    if (format == ShowFormat::markdown) markdown(out, part, rows);
    if (format == ShowFormat::json) json(out, part, rows);
  }
  return format == ShowFormat::json ? out + "]\n" : out;
}

}  // namespace attrmap::schema
