#include "cli/history.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace attrmap::cli {
namespace {

constexpr int kKept = 1000;

/// $XDG_STATE_HOME/attrmap/history, made when it is not there. Empty: no such place.
std::string history_path() {
  namespace fs = std::filesystem;
  fs::path folder;
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && state[0] == '/')
    folder = state;
  else if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/')
    folder = fs::path(home) / ".local" / "state";
  else
    return {};
  folder /= "attrmap";
  std::error_code error;
  fs::create_directories(folder, error);
  const std::string path = (folder / "history").string();
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return {};
  close(file);
  return path;
}

}  // namespace

LineHistory::LineHistory() : history_(history_init(), history_end), path_(history_path()) {
  HistEvent event;
  history(history_.get(), &event, H_SETSIZE, kKept);
  history(history_.get(), &event, H_SETUNIQUE, 1);
  if (!path_.empty()) history(history_.get(), &event, H_LOAD, path_.c_str());
}

void LineHistory::add(const std::string& line) {
  HistEvent event;
  history(history_.get(), &event, H_ENTER, line.c_str());
  if (!path_.empty()) history(history_.get(), &event, H_SAVE, path_.c_str());
}

}  // namespace attrmap::cli
