#include "cli/key_reader.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <iterator>

namespace attrmap::cli {
namespace {

volatile std::sig_atomic_t resized = 0, continued = 0, ended = 0;

void note(int signal) {
  if (signal == SIGWINCH)
    resized = 1;
  else if (signal == SIGCONT)
    continued = 1;
  else
    ended = signal;
}

}  // namespace

KeyReader::KeyReader() {
  resized = 0;
  continued = 0;
  ended = 0;
  sigset_t ours;
  sigemptyset(&ours);
  for (const int signal : kSignals) sigaddset(&ours, signal);
  sigprocmask(SIG_BLOCK, &ours, &mask_before_);
  struct sigaction action {};
  action.sa_handler = note;
  for (std::size_t i = 0; i < std::size(kSignals); ++i) sigaction(kSignals[i], &action, &before_[i]);
}

KeyReader::~KeyReader() {
  for (std::size_t i = 0; i < std::size(kSignals); ++i) sigaction(kSignals[i], &before_[i], nullptr);
  sigprocmask(SIG_SETMASK, &mask_before_, nullptr);
}

bool KeyReader::waiting() {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  return poll(&input, 1, 0) > 0;
}

KeyReader::Event KeyReader::read(wchar_t& character) {
  for (;;) {
    if (ended != 0) return Event::end;
    if (resized != 0) {
      resized = 0;
      return Event::resized;
    }
    if (continued != 0) {
      continued = 0;
      return Event::continued;
    }
    // Signals come in here and nowhere else.
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (ppoll(&input, 1, nullptr, &mask_before_) < 0) {
      if (errno == EINTR) continue;
      return Event::end;
    }
    char byte = 0;
    const ssize_t n = ::read(STDIN_FILENO, &byte, 1);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (n <= 0) return Event::end;
    const std::size_t length = std::mbrtowc(&character, &byte, 1, &state_);
    if (length == static_cast<std::size_t>(-1)) state_ = {};  // no character: left out
    if (length <= 1) return Event::character;
  }
}

void KeyReader::stop() {
  std::raise(SIGTSTP);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, SIGCONT);
  const timespec now{};
  sigtimedwait(&only, nullptr, &now);  // this one is known
}

int KeyReader::ended_by() { return ended; }

}  // namespace attrmap::cli
