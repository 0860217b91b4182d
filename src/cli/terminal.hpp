// The session at a terminal: editing by libedit, completion by TAB, the signature at the right, history.
#pragma once
#include <atomic>

#include "repl/repl.hpp"

namespace attrmap::cli {

/// Until :quit or Ctrl-D. False: the terminal cannot be used.
/// `interrupted` is cleared before each evaluation; setting it from a signal handler stops the evaluation.
bool run_at_terminal(repl::Repl& session, std::atomic<bool>& interrupted);

}  // namespace attrmap::cli
