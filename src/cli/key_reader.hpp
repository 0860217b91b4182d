// Characters from the terminal, one at a time, and the signals that may come while a line is edited.
#pragma once
#include <csignal>
#include <cstdint>
#include <cwchar>

namespace attrmap::cli {

/// Signals that concern the terminal are blocked as long as this lives, and told by read(). One at a time.
class KeyReader {
 public:
  enum class Event : std::uint8_t { character, end, resized, continued };

  KeyReader();
  KeyReader(const KeyReader&) = delete;
  KeyReader& operator=(const KeyReader&) = delete;
  ~KeyReader();

  /// A character is there already: more will happen at once.
  static bool waiting();
  Event read(wchar_t& character);
  /// Stops the process; returns when it is continued.
  static void stop();
  /// The signal that asks for an end; 0: none did.
  static int ended_by();

 private:
  static constexpr int kSignals[] = {SIGWINCH, SIGCONT, SIGTERM, SIGHUP, SIGQUIT};

  struct sigaction before_[sizeof kSignals / sizeof *kSignals];
  sigset_t mask_before_;
  std::mbstate_t state_{};
};

}  // namespace attrmap::cli
