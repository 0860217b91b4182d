// Any bytes as a schema file: problems whose places lie inside the file, the same problems after writing it back, and
// for every mapping an expression whose own tree means the same.
//
// The whole input is the file.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "input.hpp"
#include "program/pipeline.hpp"
#include "schema/bind.hpp"
#include "schema/choose.hpp"
#include "schema/expression_tree.hpp"
#include "schema/report.hpp"
#include "schema/show.hpp"
#include "schema/verify.hpp"
#include "schema/write.hpp"
#include "stdlib/registry.hpp"
#include "syntax/parse.hpp"

using namespace attrmap;
using namespace attrmap::schema;

namespace {

constexpr ReadLimits kLimits{.bytes = 30'000, .depth = 60};
/// Indentation makes a file longer, not deeper.
constexpr ReadLimits kWritten{.bytes = 16u << 20, .depth = 60};

constexpr Limits limits() {
  Limits l;
  l.expression_length = 2000;
  l.text_bytes = 1 << 16;
  l.regex_steps = 20'000;
  return l;
}

using stdlib::registry;

void require_text(const std::string& text, const char* what) {
  fuzz::require(invalid_utf8_at(text) == std::string::npos, what, text);
}

void require_json(const std::string& text, const char* what) {
  fuzz::require(nlohmann::json::accept(text), what, text);
}

void check_problems(const std::vector<Problem>& problems, const Document& document) {
  for (const Problem& p : problems) {
    const Diagnostic& d = p.diagnostic;
    fuzz::require(d.code != "E499", "internal error", d.message);
    require_text(d.message, "message is not UTF-8");
    require_text(d.help, "help is not UTF-8");
    if (p.expression.empty() && document.json == nullptr) continue;  // there is no text that a span could leave
    const std::size_t size = p.expression.empty() ? document.text().size() : p.expression.size();
    fuzz::require(d.span.begin <= d.span.end && d.span.end <= size, "span outside of the text", d.code);
    for (const Label& label : d.secondary)
      fuzz::require(label.span.begin <= label.span.end && label.span.end <= size, "label outside of the text", d.code);
    if (document.json == nullptr) continue;
    fuzz::require(p.place.offset <= document.text().size() && p.place.line > 0 && p.place.column > 0,
                  "place outside of the file", d.code);
    fuzz::require(document.locate(p.place.pointer).pointer == p.place.pointer, "pointer leads elsewhere", d.code);
  }
}

void check_reports(const std::vector<Problem>& problems, const Document& document) {
  require_text(report_pretty(problems, document, "file.json"), "report is not UTF-8");
  require_text(report_pretty(problems, document, "file.json", true), "report is not UTF-8");
  require_text(report_short(problems, "file.json"), "short report is not UTF-8");
  require_json(report_json(problems), "report is no JSON");
}

std::string codes(const std::vector<Problem>& problems) {
  std::string out;
  for (const Problem& p : problems)
    out += p.diagnostic.code + " " + p.place.pointer + " " + p.diagnostic.message + "\n";
  return out;
}

std::vector<Problem> all_problems(const Document& document, std::vector<Problem> problems) {
  for (Problem& p : verify(document, registry(), {.strict = true, .limits = limits()}))
    problems.push_back(std::move(p));
  return problems;
}

/// Written and read again it is the same schema, however it is laid out.
void check_written(const Document& document, const std::vector<Problem>& problems) {
  const std::string short_form = write(document, {.indent = 0});
  for (const std::uint32_t indent : {0, 2}) {
    const std::string written = write(document, {.indent = indent});
    Document again;
    std::vector<Problem> found;
    fuzz::require(read(written, again, found, kWritten), "what was written is no schema", written);
    fuzz::require(write(again, {.indent = indent}) == written, "writes differently the second time", written);
    fuzz::require(write(again, {.indent = 0}) == short_form, "indentation changes more than white space", written);
    fuzz::require(codes(all_problems(again, std::move(found))) == codes(problems), "writing changes the problems",
                  written);
  }
}

/// What is bound, as a tree of its own: nothing about it is wrong, and it stands for the same text.
void check_tree(const std::string& text, Dialect dialect) {
  program::SlotTable slots;
  const auto unit =
      program::build(text, registry(), slots, {.dialect = dialect, .limits = limits(), .style = {.fold = false}});
  if (unit.code == nullptr) return;
  const MappingSource tree = tree_of(unit.ast, registry());
  require_json(to_json(tree), "the tree is no JSON");
  const BoundExpression again = bind(tree, registry(), dialect);
  fuzz::require(again.problems.empty(), "a tree differs from the text it was made of", text);
  const auto parsed = syntax::parse(again.text, {.dialect = dialect, .max_length = 0});
  fuzz::require(parsed.ok() && syntax::same_tree(parsed.ast, unit.ast), "the tree stands for another expression",
                text + "\n" + again.text);
}

void check_replaced(const Document& document, const AttributeMapping& mapping, const std::string& text,
                    Dialect dialect) {
  Document changed = document;
  std::vector<Diagnostic> diagnostics;
  const auto parsed = syntax::parse(text, {.dialect = dialect});
  const std::string& at = mapping.place.pointer;
  const bool replaced = replace_expression(changed, at, text, registry(), diagnostics, dialect);
  fuzz::require(replaced == (parsed.ok() || text.empty()), "an expression is not replaced", text);
  if (!replaced) {
    fuzz::require(!diagnostics.empty(), "not replaced without a diagnostic", text);
    return;
  }
  for (const SynchronizationRule& r : changed.schema.rules)
    for (const ObjectMapping& o : r.object_mappings)
      for (const AttributeMapping& m : o.attribute_mappings) {
        if (m.place.pointer != at) continue;
        const auto again = syntax::parse(bind(m.source, registry(), dialect).text, {.dialect = dialect});
        fuzz::require(
            text.empty() ? m.source.type == SourceType::none : again.ok() && syntax::same_tree(parsed.ast, again.ast),
            "another expression than the one that was set", text);
        return;
      }
  fuzz::require(false, "the mapping whose expression was set is gone", at);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Document document;
  std::vector<Problem> problems;
  const bool readable = read({reinterpret_cast<const char*>(data), size}, document, problems, kLimits);
  fuzz::require(readable == (document.json != nullptr), "a document that was not read, or none that was");
  if (!readable) {
    fuzz::require(has_errors(problems), "not readable without an error");
    fuzz::require(verify(document, registry()).empty() && write(document).empty(), "an empty document is not empty");
    check_problems(problems, document);
    check_reports(problems, document);
    return 0;
  }
  problems = all_problems(document, std::move(problems));
  check_problems(problems, document);
  check_reports(problems, document);
  check_written(document, problems);

  std::vector<Shown> parts;
  bool first = true;
  for (const SynchronizationRule& rule : document.schema.rules) {
    const Dialect dialect = dialect_of(document.schema, rule);
    for (const ObjectMapping& object : rule.object_mappings) {
      parts.push_back({&rule, &object});
      for (const AttributeMapping& mapping : object.attribute_mappings) {
        const BoundExpression bound = bind(mapping.source, registry(), dialect);
        require_text(bound.text, "the expression is not UTF-8");
        check_tree(bound.text, dialect);
        if (first) check_replaced(document, mapping, bound.text, dialect);  // reads the whole file anew
        first = false;
      }
    }
  }
  for (const ShowFormat format : {ShowFormat::table, ShowFormat::markdown, ShowFormat::json, ShowFormat::html}) {
    const std::string shown = show(document, parts, format, registry());
    require_text(shown, "what is shown is not UTF-8");
    if (format == ShowFormat::json) require_json(shown, "what is shown is no JSON");
  }
  return 0;
}
