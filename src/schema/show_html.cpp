#include <algorithm>

#include "html/code.hpp"
#include "html/html.hpp"
#include "schema/choose.hpp"
#include "schema/located_json.hpp"
#include "schema/show_rows.hpp"
#include "syntax/parse.hpp"

namespace attrmap::schema {
namespace {

using html::badge;
using html::element;
using html::escaped;

std::string link(const std::string& anchor, const std::string& inside) {
  return "<a href=\"#" + anchor + "\">" + inside + "</a>";
}

std::string expression(const std::string& text, Dialect dialect) {
  if (text.empty()) return badge("null", "no source");
  const auto parsed = syntax::parse(text, {.dialect = dialect});
  return parsed.ok() ? html::code(syntax::listing(parsed.ast, {.width = 70})) : html::code(text);
}

std::string row(const Row& r, const std::string& anchor, Dialect dialect) {
  const AttributeMapping& m = *r.mapping;
  std::string out = "<tr id=\"" + anchor + "\"><td>" + link(anchor, element("code", "", m.target_attribute_name)) +
                    "<div class=\"badges\">" + badge("plain", r.type());
  if (m.matching_priority > 0) out += badge("value", "matching " + std::to_string(m.matching_priority));
  if (r.target != nullptr && r.target->required) out += badge("ignored", "required");
  if (m.default_value)
    out += "<span class=\"badge plain\">default " + element("code", "", *m.default_value) + "</span>";
  if (const std::string flow = r.flow(); !flow.empty()) out += badge("ignored", flow);
  return out + "</div></td><td>" + expression(r.expression, dialect) + "</td></tr>\n";
}

std::string groups(std::string_view heading, std::string_view hint, const std::vector<FilterGroup>& groups) {
  if (groups.empty()) return "";
  std::string out =
      "<section class=\"card\">\n" + element("h3", "", heading) + "\n" + element("p", "soft", hint) + "\n";
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const FilterGroup& group = groups[i];
    out += "<p>Group " + element("b", "", group.name.empty() ? std::to_string(i + 1) : group.name) +
           "</p>\n<ul class=\"clauses plain\">\n";
    for (const FilterClause& clause : group.clauses) {
      out += "<li>" + element("code", "at", clause.source_operand_name) + " " + escaped(clause.operator_name);
      for (const std::string& value : clause.values) out += " " + element("code", "tx", json_quoted(value));
      out += "</li>\n";
    }
    out += "</ul>\n";
  }
  return out + "</section>\n";
}

std::string matching(const std::vector<Row>& rows, const std::vector<std::string>& anchors, Dialect dialect) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].mapping->matching_priority > 0) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return rows[a].mapping->matching_priority < rows[b].mapping->matching_priority;
  });
  std::string out = "<section class=\"card\">\n<h3>Matching attributes</h3>\n";
  if (order.empty()) out += "<p class=\"soft\">None: no object of the target can be found again.</p>\n";
  for (const std::size_t i : order)
    out += "<p>" + badge("value", std::to_string(rows[i].mapping->matching_priority)) + " " +
           link(anchors[i], element("code", "", rows[i].mapping->target_attribute_name)) + "</p>\n" +
           expression(rows[i].expression, dialect);
  return out + "</section>\n";
}

std::string section(const Document& document, const Shown& part, const std::vector<Row>& rows,
                    const std::string& anchor, html::Anchors& names) {
  const ObjectMapping& o = *part.object;
  const Dialect dialect = dialect_of(document.schema, *part.rule);
  std::string out = "<h2 id=\"" + anchor + "\">" + link(anchor, escaped(title(part))) + "</h2>\n" +
                    element("p", "soft", subtitle(part)) + "\n";
  std::vector<std::string> anchors;
  for (const Row& r : rows) anchors.push_back(names.make(anchor + "-" + r.mapping->target_attribute_name));
  out += matching(rows, anchors, dialect);
  out += groups("Scoping filter", "In scope when all clauses of some group hold.", o.scope.groups);
  out += groups("Input filter", "Objects that fail it are dropped, as if they were not there.",
                o.scope.input_filter_groups);
  out +=
      "<div class=\"wide\"><table "
      "class=\"mappings\">\n<thead><tr><th>target</th><th>source</th></tr></thead>\n<tbody>\n";
  for (std::size_t i = 0; i < rows.size(); ++i) out += row(rows[i], anchors[i], dialect);
  return out + "</tbody>\n</table></div>\n";
}

}  // namespace

std::string show_html(const Document& document, const std::vector<Shown>& parts, const func::Registry& registry) {
  html::Anchors names;
  std::string index, sections;
  for (const Shown& part : parts) {
    const std::string anchor = names.make(title(part));
    const std::vector<Row> rows = rows_of(document, part, registry);
    index += "<li>" + link(anchor, escaped(title(part))) + " <span class=\"soft\">" + std::to_string(rows.size()) +
             " mappings</span></li>\n";
    sections += section(document, part, rows, anchor, names);
  }
  if (parts.size() > 1) sections = "<ul class=\"card index\">\n" + index + "</ul>\n" + sections;
  const std::string heading = parts.empty() ? "" : parts.front().rule->target_directory_name;
  return html::page("attrmap schema show", heading.empty() ? "mappings" : heading, sections);
}

}  // namespace attrmap::schema
