#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <set>

#include "attrmap/engine.hpp"
#include "check/lint.hpp"
#include "cli/context_flags.hpp"
#include "cli/finding.hpp"
#include "cli/input.hpp"
#include "cli/suppressions.hpp"
#include "cli/verb.hpp"
#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "diag/place.hpp"
#include "engine/state.hpp"
#include "program/pipeline.hpp"
#include "schema/located_json.hpp"
#include "schema/read.hpp"
#include "schema/verify.hpp"

namespace attrmap::cli {
namespace {

using schema::LocatedJson;

constexpr std::uint32_t kDepth = 500;

struct CheckFlags {
  std::vector<std::string> files;
  std::string expression;
  std::string target;
  std::string dialect = "provisioning";
  std::string format = "pretty";
  std::string fail_on = "error";
  std::string suppress;
  std::string color = "auto";
  bool strict = false, sync_all = false;
};

bool starts_as_utf16(std::string_view bytes) {
  return bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
}

class Check {
 public:
  explicit Check(const CheckFlags& flags)
      : flags_(flags), registry_(Internals::registry(engine_)), dialect_(*parse_dialect(flags.dialect)) {}

  int run() {
    if (flags_.files.empty() == flags_.expression.empty()) return usage("files or --expression, one of them");
    if (!flags_.suppress.empty())
      if (const std::string wrong = suppressions_.read(flags_.suppress); !wrong.empty()) return usage(wrong);
    if (!flags_.expression.empty()) expression(flags_.expression, {}, flags_.target, {});
    bool unreadable = false;
    for (const std::string& file : flags_.files) {
      std::string bytes, wrong;
      if (flags_.suppress.empty() && file != "-") wrong = suppressions_.read_beside(file);
      if (wrong.empty()) wrong = read_input(file, schema::ReadLimits().bytes, bytes);
      if (!wrong.empty()) {
        usage(wrong);
        unreadable = true;
      } else
        one_file(file, std::move(bytes));
    }
    for (Finding& f : findings_) suppressions_.apply(f);
    const std::string text = report();
    std::fwrite(text.data(), 1, text.size(), stdout);
    for (const std::string& line : suppressions_.unused(flags_.files))
      std::fprintf(stderr, "attrmap check: %s\n", line.c_str());
    return unreadable ? int{kUsage} : code();
  }

 private:
  static int usage(const std::string& message) {
    std::fprintf(stderr, "attrmap check: %s\n", message.c_str());
    return kUsage;
  }

  std::string report() const {
    if (flags_.format == "short") return findings_short(findings_);
    if (flags_.format == "json") return findings_json(findings_);
    if (flags_.format == "sarif") return findings_sarif(findings_);
    if (flags_.format == "github") return findings_github(findings_);
    return findings_pretty(findings_, use_color(flags_.color, STDOUT_FILENO));
  }

  int code() const {
    int code = kFine;
    for (const Finding& f : findings_) {
      if (f.suppressed) continue;
      if (f.diagnostic.severity == Severity::error) return kDoesNotCompile;
      if (f.diagnostic.severity == Severity::warning && flags_.fail_on == "warning") code = kFindings;
    }
    return code;
  }

  void one_file(const std::string& file, std::string bytes) {
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (starts_as_utf16(bytes)) return schema_file(file, bytes);
    if (first == std::string::npos || bytes[first] != '{') {
      while (!bytes.empty() && std::string_view(" \t\r\n").find(bytes.back()) != std::string_view::npos)
        bytes.pop_back();
      return expression(bytes, file, flags_.target, {});
    }
    LocatedJson::Error error;
    const auto json = LocatedJson::parse(bytes, kDepth, error);
    if (json == nullptr) {
      const auto text = std::make_shared<const std::string>(std::move(bytes));
      return in_file(file, text, diag::make(diag::kBadMappingFile, {error.offset, error.offset}, error.message), {});
    }
    for (const char* member : {"synchronizationRules", "schema"}) {
      const auto id = json->member(LocatedJson::root(), member);
      // A target attribute may have such a name.
      if (id != LocatedJson::kNone && (*json)[id].kind != schema::JsonKind::string) return schema_file(file, bytes);
    }
    mapping_file(file, *json);
  }

  /// A finding whose spans are those of the file.
  void in_file(const std::string& file, const std::shared_ptr<const std::string>& text, Diagnostic d,
               const std::string& pointer) {
    const diag::Place begin = diag::place_of(*text, d.span.begin), end = diag::place_of(*text, d.span.end);
    findings_.push_back({.diagnostic = std::move(d),
                         .text = text,
                         .whole_file = true,
                         .file = file,
                         .pointer = pointer,
                         .line = begin.line,
                         .column = begin.column,
                         .end_line = end.line,
                         .end_column = end.column});
  }

  /// Where a string of a JSON file stands.
  struct Holder {
    const LocatedJson* json = nullptr;
    LocatedJson::Id id = LocatedJson::kNone;
  };

  void expression(const std::string& text, const std::string& file, const std::string& target, const Holder& holder) {
    program::SlotTable slots;
    auto unit = program::build(text, registry_, slots,
                               {.dialect = dialect_, .strict = flags_.strict, .style = {.fold = false}});
    if (unit.code != nullptr) {
      const check::LintTarget attribute{.name = target};
      const auto checked = check::check(unit.ast, registry_, {.dialect = dialect_});
      for (Diagnostic& d :
           check::lint(unit.ast, checked, {.dialect = dialect_, .target = target.empty() ? nullptr : &attribute}))
        unit.diagnostics.push_back(std::move(d));
      std::stable_sort(unit.diagnostics.begin(), unit.diagnostics.end(),
                       [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
    }
    const auto shared = std::make_shared<const std::string>(text);
    for (Diagnostic& d : unit.diagnostics) {
      Finding f{.text = shared, .file = file, .target = target};
      const auto place = [&](std::uint32_t at, std::uint32_t& line, std::uint32_t& column) {
        if (holder.json == nullptr) {
          const diag::Place p = diag::place_of(text, at);
          line = p.line;
          column = p.column;
          return;
        }
        const std::uint32_t offset = holder.json->inside(holder.id, at);
        line = holder.json->line(offset);
        column = holder.json->column(offset);
      };
      place(d.span.begin, f.line, f.column);
      place(d.span.end, f.end_line, f.end_column);
      if (holder.json != nullptr) f.pointer = holder.json->pointer(holder.id);
      f.diagnostic = std::move(d);
      findings_.push_back(std::move(f));
    }
  }

  void mapping_file(const std::string& file, const LocatedJson& json) {
    const auto text = std::make_shared<const std::string>(json.text());
    std::set<std::string> names;
    for (auto id = json[LocatedJson::root()].first; id != LocatedJson::kNone; id = json[id].next) {
      const std::string target = json.key(id);
      const Span key{json[id].key_begin, json[id].key_end};
      if (target.empty())
        in_file(file, text, diag::make(diag::kBadMappingFile, key, "a target has no name"), json.pointer(id));
      if (!names.insert(target).second)
        in_file(file, text, diag::make(diag::kDuplicateTarget, key, target), json.pointer(id));
      if (json[id].kind == schema::JsonKind::string)
        expression(json.string(id), file, target, {&json, id});
      else
        in_file(file, text,
                diag::make(diag::kBadMappingFile, {json[id].begin, json[id].end},
                           "the expression of `" + target + "` is no text"),
                json.pointer(id));
    }
    if (names.empty()) in_file(file, text, diag::make(diag::kBadMappingFile, {}, "it has no targets"), {});
  }

  void schema_file(const std::string& file, const std::string& bytes) {
    schema::Document document;
    std::vector<schema::Problem> problems;
    if (schema::read(bytes, document, problems))
      for (schema::Problem& p :
           schema::verify(document, registry_, {.sync_all = flags_.sync_all, .strict = flags_.strict, .lint = true}))
        problems.push_back(std::move(p));
    const auto text = std::make_shared<const std::string>(document.json == nullptr ? bytes : document.text());
    for (schema::Problem& p : problems) {
      if (p.expression.empty()) {
        in_file(file, text, std::move(p.diagnostic), p.place.pointer);
        findings_.back().target = target_of(document, p.place.pointer);
        continue;
      }
      Finding f{.diagnostic = std::move(p.diagnostic),
                .text = std::make_shared<const std::string>(std::move(p.expression)),
                .file = file,
                .target = target_of(document, p.place.pointer),
                .pointer = p.place.pointer,
                .line = p.place.line,
                .column = p.place.column,
                .end_line = p.place.line,
                .end_column = p.place.column};
      // The end can be told when the expression is a text of the file.
      const LocatedJson& json = *document.json;
      const auto id = json.find(p.place.pointer);
      if (id != LocatedJson::kNone && json[id].kind == schema::JsonKind::string && json.string(id) == *f.text) {
        const std::uint32_t end = json.inside(id, f.diagnostic.span.end);
        f.end_line = json.line(end);
        f.end_column = json.column(end);
      }
      findings_.push_back(std::move(f));
    }
  }

  /// The target of the attribute mapping that the pointer leads into.
  static std::string target_of(const schema::Document& document, const std::string& pointer) {
    constexpr std::string_view kMappings = "/attributeMappings/";
    const auto at = pointer.find(kMappings);
    if (document.json == nullptr || at == std::string::npos) return {};
    const auto end = pointer.find('/', at + kMappings.size());
    const auto mapping = document.json->find(pointer.substr(0, end));
    const auto name = document.json->member(mapping, "targetAttributeName");
    return name == LocatedJson::kNone ? std::string() : document.json->string(name);
  }

  const CheckFlags& flags_;
  const Engine engine_;
  const func::Registry& registry_;
  const Dialect dialect_;
  Suppressions suppressions_;
  std::vector<Finding> findings_;
};

}  // namespace

std::function<int()> check_verb(CLI::App& app) {
  auto flags = std::make_shared<CheckFlags>();
  CLI::App* verb = app.add_subcommand("check", "report what is wrong with expressions, mapping files and schemas");
  verb->add_option("files", flags->files, "files of one expression each, mapping files, schemas; - reads stdin");
  verb->add_option("-e,--expression", flags->expression, "an expression, in single quotes for the shell");
  verb->add_option("--target", flags->target, "the target attribute of the expression: userName, say");
  declare_dialect(*verb, flags->dialect, "; that of a schema follows from its job");
  verb->add_flag("--strict", flags->strict, "a function name in the wrong case is an error");
  verb->add_flag("--sync-all", flags->sync_all, "the job's scope is all users and groups (not part of a schema)");
  verb->add_option("--format", flags->format, "pretty (default), short, json, sarif or github")
      ->check(CLI::IsMember({"pretty", "short", "json", "sarif", "github"}));
  verb->add_option("--fail-on", flags->fail_on, "error (default) or warning: what makes the exit code other than 0")
      ->check(CLI::IsMember({"error", "warning"}));
  verb->add_option("--suppress", flags->suppress,
                   "a file of accepted findings; without it .attrmap-suppressions.json beside each file is read");
  declare_color(*verb, flags->color);
  verb->footer(
      "Findings of the compiler and of the loader of schemas, and lints: expressions that compile and do something "
      "else than their writer believes. `attrmap explain CODE` says more about each.\n\n"
      "example:\n"
      "  attrmap check -e 'IIF([country] = \"\", \"Other\", [country])' --fail-on warning\n\n"
      "exit codes: 0 fine, or no more than warnings (notes with --fail-on warning), 1 warnings with --fail-on warning, "
      "2 bad usage, unreadable file or bad file of suppressions, 3 an expression or schema does not compile");
  return [flags] { return Check(*flags).run(); };
}

}  // namespace attrmap::cli
