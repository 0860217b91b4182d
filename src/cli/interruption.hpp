// SIGINT and SIGTERM: the first asks a run to finish what it has in hand, the second ends the process at once.
#pragma once
#include <atomic>

namespace attrmap::cli {

/// Listens as long as it lives. One at a time.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  const std::atomic<bool>& flag() const;
  /// Becomes readable with the first signal; -1: there is none.
  int descriptor() const;
  /// The signal that came; 0: none.
  int signal() const;
};

/// "SIGINT", "SIGTERM"
const char* signal_name(int signal);

/// The exit code of a run that a signal has ended.
constexpr int interrupted_by(int signal) { return 128 + signal; }
/// Ends the process by the signal when `code` is one of a signal, as shells expect it; else gives the code.
int end_by_signal(int code);

}  // namespace attrmap::cli
