#include "cli/progress_line.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace attrmap::cli {
namespace {

using batch::ProgressStatus;

constexpr double kPatience = 2;  // seconds until a line appears

std::string thousands(std::uint64_t n) {
  std::string text = std::to_string(n);
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, ",");
  return text;
}

std::string clock(double seconds) {
  const auto s = static_cast<std::uint64_t>(std::ceil(seconds));
  return s < 3600 ? fmt::format("{}:{:02}", s / 60, s % 60)
                  : fmt::format("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

/// One line of a terminal, written over and over.
class TerminalLine : public batch::ProgressSink {
 public:
  TerminalLine(std::string verb, double patience) : verb_(std::move(verb)), patience_(patience) {}

  void update(const ProgressStatus& status) override {
    if (status.seconds < patience_) return;
    std::string line = progress_line(verb_, status);
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 && line.size() >= size.ws_col)
      line.resize(size.ws_col - 1u);
    std::fprintf(stderr, "\r%s\033[K", line.c_str());
    std::fflush(stderr);
    shown_ = true;
  }
  void finish(const ProgressStatus&) override {
    if (shown_) std::fputs("\r\033[K", stderr);
  }

 private:
  std::string verb_;
  double patience_;
  bool shown_ = false;
};

/// Line after line, for a file or a log.
class Lines : public batch::ProgressSink {
 public:
  explicit Lines(std::string verb) : verb_(std::move(verb)) {}
  void update(const ProgressStatus& status) override {
    std::fprintf(stderr, "%s\n", progress_line(verb_, status).c_str());
  }
  void finish(const ProgressStatus& status) override { update(status); }

 private:
  std::string verb_;
};

class JsonLines : public batch::ProgressSink {
 public:
  void update(const ProgressStatus& status) override {
    const auto rounded = [](double value) { return std::round(value * 100) / 100; };
    nlohmann::ordered_json json{{"records", status.records},
                                {"errors", status.failed},
                                {"recordsPerSecond", std::llround(status.records_per_second)},
                                {"seconds", rounded(status.seconds)},
                                {"bytesRead", status.bytes}};
    if (status.bytes_total != 0) json["bytesTotal"] = status.bytes_total;
    if (status.seconds_left) json["secondsLeft"] = rounded(*status.seconds_left);
    std::fprintf(stderr, "%s\n", json.dump().c_str());
  }
  void finish(const ProgressStatus& status) override { update(status); }
};

}  // namespace

std::string progress_line(const std::string& verb, const ProgressStatus& status) {
  std::string line = fmt::format("attrmap {}: {} records, {}/s, {} {}", verb, thousands(status.records),
                                 thousands(static_cast<std::uint64_t>(std::llround(status.records_per_second))),
                                 thousands(status.failed), status.failed == 1 ? "error" : "errors");
  if (status.bytes_total != 0)
    line += fmt::format(", {} %", std::min<std::uint64_t>(100, status.bytes * 100 / status.bytes_total));
  if (status.seconds_left) line += ", " + clock(*status.seconds_left) + " left";
  return line;
}

ProgressDisplay progress_display(const std::string& when, const std::string& verb, bool answers_on_stdout) {
  using std::chrono::milliseconds;
  const bool terminal = isatty(STDERR_FILENO) != 0;
  if (when == "json") return {std::make_unique<JsonLines>(), milliseconds(1000)};
  if (when == "always") {
    if (terminal) return {std::make_unique<TerminalLine>(verb, 0), milliseconds(250)};
    return {std::make_unique<Lines>(verb), milliseconds(1000)};
  }
  // Answers that scroll by are progress enough.
  if (when == "auto" && terminal && !(answers_on_stdout && isatty(STDOUT_FILENO) != 0))
    return {std::make_unique<TerminalLine>(verb, kPatience), milliseconds(250)};
  return {};
}

}  // namespace attrmap::cli
