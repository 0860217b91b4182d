#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "base/suggest.hpp"
#include "check/check.hpp"
#include "cli/context_flags.hpp"
#include "cli/verb.hpp"
#include "diag/code.hpp"
#include "diag/render.hpp"
#include "engine/state.hpp"
#include "explain/reading.hpp"
#include "program/pipeline.hpp"
#include "reference/pages.hpp"

namespace attrmap::cli {
namespace {

struct ExplainFlags {
  std::string wanted;
  std::string dialect = "provisioning";
  std::string color = "auto";
};

/// A page, if `wanted` is a code or its name, in any case.
const diag::CodeDef* find(std::string wanted) {
  if (wanted.size() == 4 && wanted[0] >= 'a' && wanted[0] <= 'z') wanted[0] = static_cast<char>(wanted[0] - 32);
  return diag::find_code(wanted);
}

/// Could it be an expression? A lone word cannot, but for constants.
bool like_an_expression(const std::string& wanted) { return wanted.find_first_of("([\"% ,") != std::string::npos; }

int no_code(const std::string& wanted) {
  std::vector<std::string_view> slugs;
  for (const diag::CodeDef* code : diag::all_codes()) slugs.push_back(code->slug);
  std::string near;
  for (const std::string_view slug : suggest(wanted, slugs)) near += (near.empty() ? "" : " or ") + std::string(slug);
  std::fprintf(stderr, "attrmap explain: there is no code `%s`%s\n", wanted.c_str(),
               near.empty() ? "; codes look like E204 or unknown-function" : ("; did you mean " + near + "?").c_str());
  return kUsage;
}

int read_aloud(const ExplainFlags& flags) {
  EngineOptions options;
  options.dialect = *parse_dialect(flags.dialect);
  const auto engine = Engine::create(options);
  const func::Registry& registry = Internals::registry(*engine);
  program::SlotTable slots;
  const auto unit =
      program::build(flags.wanted, registry, slots, {.dialect = options.dialect, .limits = options.limits});
  if (!unit.diagnostics.empty())
    std::fputs(
        diag::render_pretty(unit.diagnostics, {.text = flags.wanted}, {.color = use_color(flags.color, STDERR_FILENO)})
            .c_str(),
        stderr);
  if (unit.code == nullptr) return kDoesNotCompile;
  const auto checked = check::check(unit.ast, registry, {.dialect = options.dialect});
  const std::string text = explain::reading(unit.ast, checked);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return kFine;
}

int run(const ExplainFlags& flags) {
  if (const diag::CodeDef* code = find(flags.wanted)) {
    const std::string page = reference::code_page(*code);
    std::fwrite(page.data(), 1, page.size(), stdout);
    return kFine;
  }
  return like_an_expression(flags.wanted) ? read_aloud(flags) : no_code(flags.wanted);
}

}  // namespace

std::function<int()> explain_verb(CLI::App& app) {
  auto flags = std::make_shared<ExplainFlags>();
  CLI::App* verb = app.add_subcommand("explain", "what a diagnostic code means, or what an expression does, in words");
  verb->add_option("code", flags->wanted, "a code such as E204, its name such as unknown-function, or an expression")
      ->required();
  declare_dialect(*verb, flags->dialect);
  declare_color(*verb, flags->color);
  verb->footer(
      "An expression is read aloud: what it does, step by step, and for a comparison of DateDiff the dates for which "
      "it "
      "holds.\n\n"
      "example:\n  attrmap explain E204\n"
      "  attrmap explain 'IIF(DateDiff(\"d\", Now(), CDate([hireDate])) <= 3, \"True\", \"False\")'\n\n"
      "exit codes: 0 fine, 2 there is no such code, 3 the expression does not compile");
  return [flags] { return run(*flags); };
}

}  // namespace attrmap::cli
