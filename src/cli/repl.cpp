#include "repl/repl.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>

#include "cli/context_flags.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"

namespace attrmap::cli {
namespace {

struct ReplFlags {
  std::string user, schema;
  std::string color = "auto";
  ContextFlags context;
};

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);

int usage(const std::string& message) {
  std::fprintf(stderr, "attrmap repl: %s\n", message.c_str());
  return kUsage;
}

class ReplVerb {
 public:
  explicit ReplVerb(const ReplFlags& flags) : flags_(flags) {}

  int run() {
    repl::Settings settings;
    if (const std::string wrong = flags_.context.apply(settings.engine, settings.context); !wrong.empty())
      return usage(wrong);
    terminal_ = isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0;
    settings.color = use_color(flags_.color, terminal_ ? STDOUT_FILENO : STDERR_FILENO);
    if (winsize size{}; terminal_ && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
      settings.width = size.ws_col;
    const char* kind = std::getenv("TERM");
    const bool live = settings.color && kind != nullptr && std::string_view(kind) != "dumb";
    settings.context.cancelled = &interrupted;
    repl::Repl session(std::move(settings));
    for (const auto& [command, argument] : {std::pair{":schema ", &flags_.schema}, {":user ", &flags_.user}}) {
      if (argument->empty()) continue;
      const repl::Output output = session.line(command + repl::as_argument(*argument));
      if (output.kind == repl::Output::Kind::error) return usage(output.text.substr(0, output.text.size() - 1));
      if (terminal_) std::fputs(output.text.c_str(), stdout);
    }
    if (!flags_.context.now.empty()) session.line(":now " + flags_.context.now);
    return terminal_ ? at_terminal(session, live) : from_stdin(session);
  }

 private:
  static int at_terminal(repl::Repl& session, bool live) {
    std::signal(SIGINT, [](int) { interrupted = true; });
    std::puts("An expression gives its value; :help says more; Ctrl-D leaves.");
    return run_at_terminal(session, interrupted, live) ? kFine : usage("the terminal cannot be used");
  }

  static bool tell(const repl::Output& output) {
    const bool failed = output.kind == repl::Output::Kind::error;
    std::fputs(output.text.c_str(), failed ? stderr : stdout);
    return !failed;
  }

  /// No prompt; results to stdout, what is wrong to stderr.
  static int from_stdin(repl::Repl& session) {
    bool fine = true;
    for (std::string line; std::getline(std::cin, line);) {
      if (line.ends_with('\r')) line.pop_back();
      const repl::Output output = session.line(line);
      fine &= tell(output);
      if (output.kind == repl::Output::Kind::quit) return fine ? kFine : kRecordsFailed;
    }
    if (session.continues()) fine &= tell(session.line(""));
    return fine ? kFine : kRecordsFailed;
  }

  const ReplFlags& flags_;
  bool terminal_ = false;
};

}  // namespace

std::function<int()> repl_verb(CLI::App& app) {
  auto flags = std::make_shared<ReplFlags>();
  CLI::App* verb = app.add_subcommand("repl", "try expressions in a session, with completion and explanations");
  verb->add_option("--user", flags->user, "a file of users: JSON, NDJSON or CSV; the first is taken");
  verb->add_option("--schema", flags->schema, "a synchronization schema: its source attributes are the ones there are");
  declare_color(*verb, flags->color);
  flags->context.declare(*verb);
  verb->footer(
      "At a terminal, the result so far stands below the line (not with --color never), TAB completes and Ctrl-C\n"
      "drops the input; else the lines of stdin are evaluated one by one.\n"
      ":help lists the commands.\n\n"
      "example:\n"
      "  attrmap repl --user users.json\n\n"
      "exit codes: 0 fine, 2 bad usage or unreadable input, 4 (of lines from stdin) one of them failed");
  return [flags] { return ReplVerb(*flags).run(); };
}

}  // namespace attrmap::cli
