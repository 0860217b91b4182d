#include <unistd.h>

#include <cstdio>
#include <memory>

#include "attrmap/engine.hpp"
#include "cli/context_flags.hpp"
#include "cli/traced_run.hpp"
#include "cli/user_flags.hpp"
#include "cli/verb.hpp"
#include "cli/why_schema.hpp"
#include "diag/render.hpp"
#include "html/html.hpp"

namespace attrmap::cli {
namespace {

struct WhyFlags {
  std::string expression;
  std::string format = "pretty";
  std::string color = "auto";
  UserFlags user;
  ContextFlags context;
  WhySchemaFlags schema;
};

int usage(const std::string& message) {
  std::fprintf(stderr, "attrmap why: %s\n", message.c_str());
  return kUsage;
}

class Why {
 public:
  explicit Why(const WhyFlags& flags) : flags_(flags) {}

  int run() {
    EngineOptions options;
    Context context;
    if (const std::string wrong = flags_.context.apply(options, context); !wrong.empty()) return usage(wrong);
    options.limits.record_bytes = flags_.user.max_record;
    context.values_in_errors = true;  // the one user's values are what is asked for
    TracedRun run(flags_.expression, options);
    tell(run.unit().diagnostics);
    if (!run.compiled()) return kDoesNotCompile;
    if (const std::string wrong = run.evaluate(flags_.user, context); !wrong.empty()) return usage(wrong);
    const std::string text = flags_.format == "json"   ? explain::to_json(run.steps()) + "\n"
                             : flags_.format == "html" ? page(run)
                                                       : explain::to_text(run.steps());
    std::fwrite(text.data(), 1, text.size(), stdout);
    return run.outcome().kind == OutcomeKind::error ? kRecordsFailed : kFine;
  }

 private:
  static std::string page(const TracedRun& run) {
    const auto source = explain::source(run.unit().ast, run.registry(), run.recorder());
    return html::page("attrmap why", explain::in_words(run.steps().front()),
                      (source.taken.empty() ? "" : explain::html_legend()) + "<section class=\"card\">\n" +
                          explain::to_html(source, run.steps()) + "</section>\n");
  }

  void tell(const std::vector<Diagnostic>& diagnostics) const {
    if (diagnostics.empty()) return;
    const std::string text = diag::render_pretty(diagnostics, {.text = flags_.expression},
                                                 {.color = use_color(flags_.color, STDERR_FILENO)});
    std::fputs(text.c_str(), stderr);
  }

  const WhyFlags& flags_;
};

}  // namespace

std::function<int()> why_verb(CLI::App& app) {
  auto flags = std::make_shared<WhyFlags>();
  CLI::App* verb = app.add_subcommand("why", "say why an expression or a mapping gives its value for a user");
  verb->add_option("expression", flags->expression, "the expression, in single quotes for the shell");
  verb->add_option("--schema", flags->schema.schema.schema, "instead: the mappings of a synchronization schema");
  verb->add_option("--users", flags->schema.users, "schema: a file of users");
  verb->add_option("--id", flags->schema.id, "schema: the user's id, or #3 for the third record (default: the first)");
  verb->add_option("--target", flags->schema.target, "schema: one target attribute (default: all)");
  verb->add_option("--object", flags->schema.object, "schema: the object mapping (default: the one of users)");
  verb->add_option("--operation", flags->schema.operation, "schema: create (default) or update")
      ->check(CLI::IsMember({"create", "update"}));
  flags->schema.schema.declare(*verb);
  flags->user.declare(*verb);
  verb->add_option("--format", flags->format, "pretty (default), json, or html: a page that stands alone")
      ->check(CLI::IsMember({"pretty", "json", "html"}));
  declare_color(*verb, flags->color);
  flags->context.declare(*verb, ContextFlags::Declare::without_option);
  verb->footer(
      "The parts of the expression with the values they had, outermost first; below each what decided: the branch that "
      "was taken, the key that matched, the sources that Join skipped, the match of a regular expression, the argument "
      "that was null.\n\n"
      "With --schema: whether the user is in scope, assigned and active, with each clause of the scoping filter, and "
      "of "
      "each target what flows, why, or why nothing does.\n\n"
      "example:\n"
      "  attrmap why --schema schema.json --users users.json --id '#3' --target active\n"
      "  attrmap why --schema schema.json --users users.json --format html > why.html\n"
      "  attrmap why 'IIF(IsPresent([mail]), [mail], [userPrincipalName])' --user user.json\n\n"
      "exit codes: 0 fine, 2 bad usage or unreadable input, 3 the expression does not compile, 4 the evaluation "
      "failed");
  return [flags] {
    if (flags->expression.empty() == flags->schema.schema.schema.empty())
      return usage("an expression or --schema, one of them");
    if (!flags->expression.empty()) {
      flags->context.options = flags->schema.schema.take_context_options(true);
      return Why(*flags).run();
    }
    return why_schema(flags->schema, flags->context, flags->color, flags->format);
  };
}

}  // namespace attrmap::cli
