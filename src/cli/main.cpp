#include <csignal>
#include <cstdio>
#include <exception>
#include <functional>
#include <map>

#include "attrmap/engine.hpp"
#include "cli/command_line.hpp"
#include "cli/interruption.hpp"
#include "cli/verb.hpp"

namespace {

int run(int argc, char** argv) {
  using namespace attrmap::cli;
  keep_command_line(argc, argv);
  CLI::App app{"attrmap: Microsoft Entra attribute mappings, evaluated offline", "attrmap"};
  app.set_version_flag("--version", std::string(attrmap::version()));
  app.require_subcommand(1);
  app.footer("attrmap VERB --help says more about a verb.");
  std::map<std::string, std::function<int()>> verbs;
  for (const Verb declare :
       {eval_verb, map_verb, plan_verb, schema_verb, why_verb, check_verb, fmt_verb, functions_verb, explain_verb,
        repl_verb, deps_verb, test_verb, generate_verb, parse_expression_verb}) {
    const auto action = declare(app);
    verbs[app.get_subcommands([](CLI::App*) { return true; }).back()->get_name()] = action;
  }
  if (argc == 1) {
    std::fputs(app.help().c_str(), stderr);
    return kUsage;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    const int code = app.exit(e);
    return code == 0 ? kFine : kUsage;
  }
  const int code = verbs.at(app.get_subcommands().front()->get_name())();
  // Data that did not arrive is no success, whatever the verb found.
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return end_by_signal(code);
  std::perror("attrmap: cannot write");
  return kUsage;
}

}  // namespace

int main(int argc, char** argv) {
  // A closed pipe, or a file at its limit, is an error that is reported, not a silent death.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return run(argc, argv);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "attrmap: internal error: %s\nThis is a defect of attrmap; please report it.\n", e.what());
    return attrmap::cli::kInternalError;
  }
}
