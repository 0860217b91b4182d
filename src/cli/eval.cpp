#include <unistd.h>

#include <cstdio>
#include <memory>

#include "attrmap/attrmap.hpp"
#include "cli/answer.hpp"
#include "cli/context_flags.hpp"
#include "cli/requests.hpp"
#include "cli/traced_run.hpp"
#include "cli/user_flags.hpp"
#include "cli/verb.hpp"
#include "diag/render.hpp"
#include "engine/state.hpp"
#include "program/outcome.hpp"
#include "schema/expression_tree.hpp"

namespace attrmap::cli {
namespace {

struct EvalFlags {
  std::string expression;
  std::string requests;
  std::string format = "pretty";
  std::string color = "auto";
  bool check = false;
  bool trace = false;
  bool show_values = false;
  UserFlags user;
  ContextFlags context;
};

int usage(const std::string& message) {
  std::fprintf(stderr, "attrmap eval: %s\n", message.c_str());
  return kUsage;
}

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

/// For people: a list one value a line; what is no value says so in words.
std::string pretty(const Outcome& outcome) {
  if (outcome.kind != OutcomeKind::value) return std::string(program::in_words(outcome.kind)) + "\n";
  if (outcome.value.kind() != ValueKind::list) return outcome.value.to_text() + "\n";
  std::string text = fmt::format("list of {}\n", outcome.value.list().size());
  for (const Value& item : outcome.value.list()) text += "- " + item.to_text() + "\n";
  return text;
}

std::string raw(const Outcome& outcome) {
  if (outcome.kind != OutcomeKind::value) return "";
  if (outcome.value.kind() != ValueKind::list) return outcome.value.to_text() + "\n";
  std::string text;
  for (const Value& item : outcome.value.list()) text += item.to_text() + "\n";
  return text;
}

class Eval {
 public:
  explicit Eval(const EvalFlags& flags) : flags_(flags) {}

  int run() {
    EngineOptions options;
    if (const std::string wrong = flags_.context.apply(options, context_); !wrong.empty()) return usage(wrong);
    options.limits.record_bytes = flags_.user.max_record;
    if (!flags_.requests.empty() && !flags_.expression.empty())
      return usage("an expression or --requests FILE, not both");
    context_.values_in_errors = flags_.requests.empty() || flags_.show_values;
    if (!flags_.requests.empty()) return requests(options);
    if (flags_.expression.empty()) return usage("an expression is wanted, or --requests FILE; see attrmap eval --help");
    if (flags_.trace && flags_.format == "graph")
      return usage("a parseExpression response has no trace: --format json");
    if (flags_.trace) return traced(options);

    const auto engine = Engine::create(options);
    auto program = engine->compile(flags_.expression);
    tell(program.diagnostics());
    if (!program) return does_not_compile(program.diagnostics());
    if (flags_.check) return checked(*engine, *program, program.diagnostics());

    MapRecord record;
    if (const std::string wrong = flags_.user.read(program->attributes(), options.limits, record, context_);
        !wrong.empty())
      return usage(wrong);
    return report(*engine, *program, program->evaluate(record, context_), program.diagnostics());
  }

 private:
  int traced(const EngineOptions& options) {
    TracedRun run(flags_.expression, options);
    const auto& diagnostics = run.unit().diagnostics;
    tell(diagnostics);
    if (!run.compiled()) return does_not_compile(diagnostics);
    if (const std::string wrong = run.evaluate(flags_.user, context_); !wrong.empty()) return usage(wrong);
    const Outcome& outcome = run.outcome();
    if (flags_.format == "json") {
      print(answer("", outcome, diagnostics, explain::to_json(run.steps())) + "\n");
    } else {
      // What pipes read stays the value alone.
      std::fputs(explain::to_text(run.steps()).c_str(), stderr);
      show(outcome);
    }
    return outcome.kind == OutcomeKind::error ? kRecordsFailed : kFine;
  }

  int requests(const EngineOptions& options) const {
    if (flags_.requests == "-") return serve_requests(STDIN_FILENO, stdout, options, context_);
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(flags_.requests.c_str(), "rb"), std::fclose);
    if (file == nullptr) return usage("cannot read " + flags_.requests);
    return serve_requests(fileno(file.get()), stdout, options, context_);
  }

  /// Warnings and errors for people go to stderr; machine formats carry them inside.
  void tell(const std::vector<Diagnostic>& diagnostics) const {
    if (diagnostics.empty() || flags_.format == "json" || flags_.format == "graph") return;
    const std::string text = diag::render_pretty(diagnostics, {.text = flags_.expression},
                                                 {.color = use_color(flags_.color, STDERR_FILENO)});
    std::fputs(text.c_str(), stderr);
  }

  int does_not_compile(const std::vector<Diagnostic>& diagnostics) const {
    if (flags_.format == "json") print(error_answer("", diagnostics) + "\n");
    if (flags_.format == "graph") {
      for (const Diagnostic& d : diagnostics)
        if (d.severity == Severity::error) {
          print(schema::parse_expression_response("", &d, nullptr) + "\n");
          break;
        }
    }
    return kDoesNotCompile;
  }

  int checked(const Engine& engine, const Program& program, const std::vector<Diagnostic>& warnings) const {
    Outcome fine;
    fine.kind = OutcomeKind::value;
    fine.value = Value(true);
    if (flags_.format == "json")
      print(answer("", fine, warnings) + "\n");
    else if (flags_.format == "graph")
      print(schema::parse_expression_response(
                schema::expression_tree(Internals::ast(program), Internals::registry(engine)), nullptr, nullptr) +
            "\n");
    else if (flags_.format == "pretty")
      print("correct: " + program.canonical() + "\n");
    return kFine;
  }

  /// For people.
  void show(const Outcome& outcome) const {
    if (outcome.kind == OutcomeKind::error)
      tell({outcome.error});
    else
      print(flags_.format == "raw" ? raw(outcome) : pretty(outcome));
  }

  int report(const Engine& engine, const Program& program, const Outcome& outcome,
             const std::vector<Diagnostic>& warnings) const {
    const bool failed = outcome.kind == OutcomeKind::error;
    if (flags_.format == "json")
      print(answer("", outcome, warnings) + "\n");
    else if (flags_.format == "graph")
      print(schema::parse_expression_response(
                schema::expression_tree(Internals::ast(program), Internals::registry(engine)), nullptr, &outcome) +
            "\n");
    else
      show(outcome);
    return failed ? kRecordsFailed : kFine;
  }

  const EvalFlags& flags_;
  Context context_;
};

}  // namespace

std::function<int()> eval_verb(CLI::App& app) {
  auto flags = std::make_shared<EvalFlags>();
  CLI::App* verb = app.add_subcommand("eval", "evaluate one expression, or serve requests line by line");
  verb->add_option("expression", flags->expression, "the expression, in single quotes for the shell");
  flags->user.declare(*verb);
  verb->add_option("--requests", flags->requests, "answers NDJSON requests from a file or - (see docs/formats)");
  verb->add_option("--format", flags->format, "pretty (default), json, raw or graph (a parseExpression response)")
      ->check(CLI::IsMember({"pretty", "json", "raw", "graph"}));
  verb->add_flag("--check", flags->check, "parse and check only");
  verb->add_flag("--trace", flags->trace,
                 "shows the parts with their values, as why does: on stderr, in json as a member `trace`")
      ->excludes("--requests")
      ->excludes("--check");
  verb->add_flag("--show-values", flags->show_values, "lets errors answered to requests quote attribute values");
  declare_color(*verb, flags->color);
  flags->context.declare(*verb);
  verb->footer(
      "example:\n"
      "  attrmap eval 'Append([userPrincipalName], \".test\")' --set userPrincipalName=John.Doe@contoso.com\n\n"
      "exit codes: 0 fine, 2 bad usage or unreadable input, 3 the expression does not compile, 4 the evaluation "
      "failed");
  return [flags] { return Eval(*flags).run(); };
}

}  // namespace attrmap::cli
