// The session at a terminal: editing by libedit, completion by TAB, history, what the line gives so far below it.
#pragma once
#include <atomic>

#include "repl/repl.hpp"

namespace attrmap::cli {

/// Until :quit or Ctrl-D. False: the terminal cannot be used.
/// `interrupted` is cleared before each evaluation; setting it from a signal handler stops the evaluation.
/// `live`: the terminal can dim text and move the cursor; else the signature of a call stands at the right.
bool run_at_terminal(repl::Repl& session, std::atomic<bool>& interrupted, bool live);

}  // namespace attrmap::cli
