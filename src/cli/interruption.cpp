#include "cli/interruption.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace attrmap::cli {
namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM};

// All that the handler touches.
std::atomic<bool> interrupted{false};
std::atomic<int> caught{0};
std::atomic<int> awake{-1};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

int waiting = -1;
struct sigaction before[2];

void handle(int signal) {
  if (interrupted.exchange(true)) {
    ::signal(signal, SIG_DFL);
    ::raise(signal);
    return;
  }
  caught = signal;
  const int saved = errno;
  [[maybe_unused]] const ssize_t written = ::write(awake, "", 1);
  errno = saved;
}

}  // namespace

Interruption::Interruption() {
  interrupted = false;
  caught = 0;
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0) {
    waiting = ends[0];
    awake = ends[1];
  }
  struct sigaction action {};
  action.sa_handler = handle;
  action.sa_flags = SA_RESTART;
  for (std::size_t i = 0; i < 2; ++i) {
    ::sigaction(kSignals[i], nullptr, &before[i]);
    // What a shell has switched off, for a job in the background, stays so.
    if (before[i].sa_handler != SIG_IGN) ::sigaction(kSignals[i], &action, nullptr);
  }
}

Interruption::~Interruption() {
  for (std::size_t i = 0; i < 2; ++i) ::sigaction(kSignals[i], &before[i], nullptr);
  if (waiting < 0) return;
  ::close(waiting);
  ::close(awake.exchange(-1));
  waiting = -1;
}

const std::atomic<bool>& Interruption::flag() const { return interrupted; }
int Interruption::descriptor() const { return waiting; }
int Interruption::signal() const { return caught; }

const char* signal_name(int signal) { return signal == SIGTERM ? "SIGTERM" : "SIGINT"; }

int end_by_signal(int code) {
  for (const int signal : kSignals)
    if (code == interrupted_by(signal)) {
      ::signal(signal, SIG_DFL);
      ::raise(signal);
    }
  return code;
}

}  // namespace attrmap::cli
