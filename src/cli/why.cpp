#include <unistd.h>

#include <cstdio>
#include <memory>

#include "attrmap/engine.hpp"
#include "cli/context_flags.hpp"
#include "cli/user_flags.hpp"
#include "cli/verb.hpp"
#include "diag/render.hpp"
#include "engine/state.hpp"
#include "explain/explanation.hpp"
#include "func/evaluation.hpp"
#include "program/pipeline.hpp"

namespace attrmap::cli {
namespace {

struct WhyFlags {
  std::string expression;
  std::string format = "pretty";
  std::string color = "auto";
  UserFlags user;
  ContextFlags context;
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
    const auto engine = Engine::create(options);
    const func::Registry& registry = Internals::registry(*engine);
    program::SlotTable slots;
    const auto unit = program::build(
        flags_.expression, registry, slots,
        {.dialect = options.dialect, .strict = options.strict, .limits = options.limits, .style = {.trace = true}});
    tell(unit.diagnostics);
    if (unit.code == nullptr) return kDoesNotCompile;

    MapRecord record;
    if (const std::string wrong = flags_.user.read(slots.names(), options.limits, record, context); !wrong.empty())
      return usage(wrong);
    func::Scratch scratch;
    std::vector<Val> values;
    for (const std::string& name : slots.names()) {
      const AttributeView view = record.find(0, name);
      values.push_back(view.value() == nullptr ? Val() : from_value(*view.value(), scratch.arena));
    }
    explain::Recorder recorder;
    recorder.reset(unit.ast);
    func::Evaluation cx(scratch, values.data(), context, options.limits);
    cx.trace = &recorder;
    const Val result = unit.code->evaluate(cx);
    const auto steps = explain::explain(unit.ast, registry, recorder, cx.error());
    const std::string text = flags_.format == "json" ? explain::to_json(steps) + "\n" : explain::to_text(steps);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return result.kind == Val::failed ? kRecordsFailed : kFine;
  }

 private:
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
  CLI::App* verb = app.add_subcommand("why", "say why an expression gives its value for a user");
  verb->add_option("expression", flags->expression, "the expression, in single quotes for the shell")->required();
  flags->user.declare(*verb);
  verb->add_option("--format", flags->format, "pretty (default) or json")->check(CLI::IsMember({"pretty", "json"}));
  verb->add_option("--color", flags->color, "auto (default), always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  flags->context.declare(*verb);
  verb->footer(
      "The parts of the expression with the values they had, outermost first; below each what decided: the branch that "
      "was taken, the key that matched, the sources that Join skipped, the match of a regular expression, the argument "
      "that was null.\n\n"
      "example:\n"
      "  attrmap why 'IIF(IsPresent([mail]), [mail], [userPrincipalName])' --user user.json\n\n"
      "exit codes: 0 fine, 2 bad usage or unreadable input, 3 the expression does not compile, 4 the evaluation "
      "failed");
  return [flags] { return Why(*flags).run(); };
}

}  // namespace attrmap::cli
