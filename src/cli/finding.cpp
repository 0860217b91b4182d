#include "cli/finding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "attrmap/engine.hpp"
#include "diag/code.hpp"
#include "diag/render.hpp"

namespace attrmap::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Nobody reads more of them; the rest stand on a line each.
constexpr std::size_t kMostShown = 100;

std::string file_name(const Finding& f) { return f.file.empty() ? "expression" : f.file; }

std::string dump(const Json& json, int indent = -1) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string_view slug(const std::string& code) {
  const diag::CodeDef* def = diag::find_code(code);
  return def == nullptr ? std::string_view() : def->slug;
}

std::string short_line(const Finding& f) {
  std::string out =
      fmt::format("{}:{}:{}: {}: {}", file_name(f), f.line, f.column, f.diagnostic.code, f.diagnostic.message);
  if (!f.target.empty()) out += fmt::format(" ({})", f.target);
  return out + "\n";
}

std::string count(std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

std::string summary(const std::vector<Finding>& findings) {
  std::size_t errors = 0, warnings = 0, notes = 0, suppressed = 0;
  for (const Finding& f : findings) {
    if (f.suppressed)
      ++suppressed;
    else if (f.diagnostic.severity == Severity::error)
      ++errors;
    else if (f.diagnostic.severity == Severity::warning)
      ++warnings;
    else
      ++notes;
  }
  std::string out = errors + warnings + notes == 0
                        ? std::string("no problems found")
                        : count(errors, "error") + ", " + count(warnings, "warning") + ", " + count(notes, "note");
  if (suppressed > 0) out += fmt::format(" ({} suppressed)", suppressed);
  return out + "\n";
}

/// SARIF wants a URI reference.
std::string uri_of(std::string_view path) {
  std::string out = !path.empty() && path.front() == '/' ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

Json rule_of(const std::string& code) {
  Json rule{{"id", code}};
  const diag::CodeDef* def = diag::find_code(code);
  if (def == nullptr) return rule;
  rule["name"] = def->slug;
  rule["shortDescription"] = {{"text", def->slug}};
  rule["fullDescription"] = {{"text", def->page}};
  const std::string_view help = def->help.empty() ? def->page : def->help;
  rule["help"] = {{"text", help}};
  rule["defaultConfiguration"] = {{"level", diag::name(def->severity)}};
  return rule;
}

Json result_of(const Finding& f, std::size_t rule) {
  const Diagnostic& d = f.diagnostic;
  std::string text = d.message;
  if (!d.help.empty()) text += "\nhelp: " + d.help;
  for (const std::string& note : d.notes) text += "\nnote: " + note;
  Json place{
      {"physicalLocation",
       {{"artifactLocation", {{"uri", uri_of(file_name(f))}}},
        {"region",
         {{"startLine", f.line}, {"startColumn", f.column}, {"endLine", f.end_line}, {"endColumn", f.end_column}}}}}};
  if (!f.target.empty()) place["logicalLocations"] = Json::array({{{"name", f.target}, {"kind", "member"}}});
  Json result{{"ruleId", d.code},
              {"ruleIndex", rule},
              {"level", diag::name(d.severity)},
              {"message", {{"text", text}}},
              {"locations", Json::array({place})}};
  if (f.suppressed) result["suppressions"] = Json::array({{{"kind", "external"}, {"justification", f.reason}}});
  return result;
}

/// The text of a workflow command: a property ends at `:` and `,`, too.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string findings_pretty(const std::vector<Finding>& findings, bool color) {
  std::string out;
  std::size_t shown = 0;
  for (const Finding& f : findings) {
    if (f.suppressed) continue;
    if (++shown > kMostShown) {
      out += short_line(f);
      continue;
    }
    Diagnostic d = f.diagnostic;
    std::string name = file_name(f);
    if (!f.whole_file && !f.file.empty() && (!f.target.empty() || !f.pointer.empty())) {
      d.notes.push_back(fmt::format("in {}:{}:{}", f.file, f.line, f.column));
      if (!f.target.empty()) name += ", target " + f.target;
    }
    out += diag::render_pretty(d, {.text = *f.text, .name = name}, {.color = color}) + "\n";
  }
  return out + summary(findings);
}

std::string findings_short(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& f : findings)
    if (!f.suppressed) out += short_line(f);
  return out;
}

std::string findings_json(const std::vector<Finding>& findings) {
  std::string out = "[";
  for (const Finding& f : findings) {
    const Diagnostic& d = f.diagnostic;
    Json json{
        {"file", f.file},           {"code", d.code}, {"slug", slug(d.code)}, {"severity", diag::name(d.severity)},
        {"message", d.message},     {"line", f.line}, {"column", f.column},   {"endLine", f.end_line},
        {"endColumn", f.end_column}};
    if (f.file.empty()) json["file"] = nullptr;
    if (!d.help.empty()) json["help"] = d.help;
    if (!d.notes.empty()) json["notes"] = d.notes;
    if (d.has_fix) json["fix"] = d.fix;
    if (!f.target.empty()) json["target"] = f.target;
    if (!f.pointer.empty()) json["pointer"] = f.pointer;
    if (!f.whole_file) {
      json["expression"] = *f.text;
      json["span"] = {d.span.begin, d.span.end};
    }
    if (f.suppressed) json["suppressed"] = f.reason;
    out += (out.size() > 1 ? ",\n" : "") + dump(json);
  }
  return out + "]\n";
}

std::string findings_sarif(const std::vector<Finding>& findings) {
  Json rules = Json::array(), results = Json::array();
  std::map<std::string, std::size_t> index;
  for (const Finding& f : findings) {
    const auto [rule, is_new] = index.emplace(f.diagnostic.code, index.size());
    if (is_new) rules.push_back(rule_of(f.diagnostic.code));
    results.push_back(result_of(f, rule->second));
  }
  const Json driver{{"name", "attrmap"}, {"semanticVersion", version()}, {"rules", rules}};
  const Json run{{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results}};
  return dump({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
               {"version", "2.1.0"},
               {"runs", Json::array({run})}},
              2) +
         "\n";
}

std::string findings_github(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& f : findings) {
    if (f.suppressed) continue;
    const Diagnostic& d = f.diagnostic;
    const std::string_view command = d.severity == Severity::note ? "notice" : diag::name(d.severity);
    std::string text = d.message;
    if (!f.target.empty()) text += " (target " + f.target + ")";
    if (!d.help.empty()) text += "\nhelp: " + d.help;
    const std::string columns =
        f.line == f.end_line ? fmt::format(",col={},endColumn={}", f.column, f.end_column) : std::string();
    out += fmt::format("::{} file={},line={},endLine={}{},title={}::{}\n", command, escaped(file_name(f), true), f.line,
                       f.end_line, columns, escaped(fmt::format("{} {}", d.code, slug(d.code)), true),
                       escaped(text, false));
  }
  return out;
}

}  // namespace attrmap::cli
