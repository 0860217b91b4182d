#include <unistd.h>

#include <cstdio>
#include <memory>

#include "attrmap/engine.hpp"
#include "cli/context_flags.hpp"
#include "cli/input.hpp"
#include "cli/verb.hpp"
#include "engine/state.hpp"
#include "schema/choose.hpp"
#include "schema/read.hpp"
#include "schema/report.hpp"
#include "schema/show.hpp"
#include "schema/templates.hpp"
#include "schema/verify.hpp"

namespace attrmap::cli {
namespace {

struct SchemaFlags {
  std::string file;
  std::string rule, object;
  std::string show_format = "table";
  std::string check_format = "pretty";
  std::string template_name;
  std::string color = "auto";
  bool sync_all = false;
  bool strict = false;
  CLI::App *check = nullptr, *make = nullptr;
};

int usage(const std::string& message) {
  std::fprintf(stderr, "attrmap schema: %s\n", message.c_str());
  return kUsage;
}

int print(const std::string& text, int code) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return code;
  std::perror("attrmap schema: cannot write");
  return kUsage;
}

schema::ShowFormat format_of(const std::string& name) {
  if (name == "json") return schema::ShowFormat::json;
  if (name == "html") return schema::ShowFormat::html;
  return name == "markdown" ? schema::ShowFormat::markdown : schema::ShowFormat::table;
}

class SchemaVerb {
 public:
  explicit SchemaVerb(const SchemaFlags& flags) : flags_(flags), registry_(Internals::registry(engine_)) {}

  int run() {
    if (flags_.make->parsed()) return print(schema::make_template(flags_.template_name, registry_), kFine);
    const bool checking = flags_.check->parsed();
    std::string bytes;
    if (const std::string wrong = read_input(flags_.file, schema::ReadLimits().bytes, bytes); !wrong.empty())
      return usage(wrong);
    if (!schema::read(bytes, document_, problems_)) return report(checking, kDoesNotCompile);

    schema::VerifyOptions options{.sync_all = flags_.sync_all, .strict = flags_.strict};
    std::vector<schema::Shown> parts;
    if (const std::string wrong = choose(options, parts); !wrong.empty()) return usage(flags_.file + ": " + wrong);
    for (schema::Problem& p : schema::verify(document_, registry_, options)) problems_.push_back(std::move(p));
    const int code = has_errors(problems_) ? kDoesNotCompile : kFine;
    if (!checking) {
      const std::string text = schema::show(document_, parts, format_of(flags_.show_format), registry_);
      if (const int shown = print(text, code); shown != code) return shown;
    }
    return report(checking, code);
  }

 private:
  /// What to look at: all enabled object mappings of all rules, or those that the flags name.
  std::string choose(schema::VerifyOptions& options, std::vector<schema::Shown>& parts) {
    if (!flags_.rule.empty() || !flags_.object.empty()) {
      const auto choice = schema::choose_rule(document_.schema, flags_.rule);
      if (choice.rule == nullptr) return choice.error;
      options.rule = choice.rule;
    }
    if (!flags_.object.empty()) {
      const auto choice = schema::choose_object(*options.rule, flags_.object);
      if (choice.object == nullptr) return choice.error;
      options.object = choice.object;
    }
    for (const auto& rule : document_.schema.rules)
      for (const auto& object : rule.object_mappings)
        if ((options.rule == nullptr || options.rule == &rule) &&
            (options.object == nullptr ? object.enabled : options.object == &object))
          parts.push_back({&rule, &object});
    return {};
  }

  /// `checking`: the problems are the data that was asked for.
  int report(bool checking, int code) const {
    if (checking && flags_.check_format == "json") return print(schema::report_json(problems_), code);
    if (checking && flags_.check_format == "short") return print(schema::report_short(problems_, flags_.file), code);
    const std::string text =
        schema::report_pretty(problems_, document_, flags_.file, use_color(flags_.color, STDERR_FILENO));
    std::fputs(text.c_str(), stderr);
    if (checking && problems_.empty()) return print(flags_.file + ": no problems found\n", code);
    return code;
  }

  const SchemaFlags& flags_;
  const Engine engine_;
  const func::Registry& registry_;
  schema::Document document_;
  std::vector<schema::Problem> problems_;
};

}  // namespace

std::function<int()> schema_verb(CLI::App& app) {
  auto flags = std::make_shared<SchemaFlags>();
  CLI::App* verb = app.add_subcommand("schema", "show or check an exported synchronization schema, or make a new one");
  verb->require_subcommand(1);
  verb->footer(
      "example:\n  attrmap schema check schema.json\n\nattrmap schema VERB --help says more, with the verb's exit "
      "codes.");

  const auto common = [&](CLI::App* sub) {
    sub->add_option("file", flags->file, "the schema as Graph or the portal exports it; - reads stdin")->required();
    sub->add_option("--rule", flags->rule, "only the synchronization rule of this name or id");
    sub->add_option("--object", flags->object,
                    "only the object mapping of this name, source object or target object (of the default rule, unless "
                    "--rule names one)");
    sub->add_flag("--sync-all", flags->sync_all, "the job's scope is all users and groups (not part of a schema)");
    sub->add_flag("--strict", flags->strict, "a function name in the wrong case is an error");
    declare_color(*sub, flags->color);
  };

  CLI::App* show =
      verb->add_subcommand("show", "print the mappings: target, type, expression, default, matching, flow");
  common(show);
  show->add_option("--format", flags->show_format, "table (default), json, markdown, or html: a page that stands alone")
      ->check(CLI::IsMember({"table", "json", "markdown", "html"}));
  show->footer(
      "example:\n  attrmap schema show schema.json --format markdown > mappings.md\n"
      "  attrmap schema show schema.json --format html > mappings.html\n\n"
      "Problems go to stderr.\n\n"
      "exit codes: 0 fine, 2 bad usage or unreadable input, 3 the schema has errors");

  flags->check = verb->add_subcommand("check", "report everything that is wrong, each with its place in the file");
  common(flags->check);
  flags->check->add_option("--format", flags->check_format, "pretty (default, on stderr), short or json (on stdout)")
      ->check(CLI::IsMember({"pretty", "short", "json"}));
  flags->check->footer(
      "example:\n  attrmap schema check schema.json --format short\n\n"
      "exit codes: 0 fine or warnings only, 2 bad usage or unreadable input, 3 the schema has errors");

  flags->make = verb->add_subcommand("template", "write a fresh default schema (restore default mappings)");
  std::vector<std::string> names;
  for (const std::string_view n : schema::template_names()) names.emplace_back(n);
  flags->make->add_option("name", flags->template_name, "scim or taskize-connect")
      ->required()
      ->check(CLI::IsMember(names));
  flags->make->footer("example:\n  attrmap schema template scim > schema.json\n\nexit codes: 0 fine, 2 bad usage");
  return [flags] { return SchemaVerb(*flags).run(); };
}

}  // namespace attrmap::cli
