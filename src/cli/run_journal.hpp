// How far a run has come, for its summary, and in a journal for --resume.
#pragma once
#include <CLI/CLI.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "batch/journal.hpp"

namespace attrmap::cli {

/// The size of a regular file; of others none.
std::optional<std::uint64_t> size_of_file(const std::string& path);

class RunJournal {
 public:
  /// `out`: the output file; empty: stdout.
  explicit RunJournal(const std::string& out) : out_(out), journal_(out + ".part.journal") {}

  /// `now`: the run's clock, in ticks.
  void begin(const CLI::App& verb, const std::vector<std::string>& inputs, std::int64_t now);
  /// To where the interrupted run came. What is wrong; empty when all is well.
  std::string resume();
  bool is_resumed() const { return resumed_; }

  /// Why the run cannot be resumed; empty: it can be, as soon as something is written.
  const std::string& obstacle() const { return obstacle_; }
  void rule_out(const std::string& why) {
    if (obstacle_.empty()) obstacle_ = why;
  }

  batch::Checkpoint& at() { return at_; }
  const batch::Checkpoint& at() const { return at_; }
  /// Of this run and those that it resumes.
  double seconds() const;

  /// The output is open (`part`: as a file that can be resumed); a journal of another run is void.
  void open(bool part);
  /// Writes how far the run is.
  void write();
  /// The same, when it was not done of late.
  bool is_due() const;
  /// The output is complete.
  void close();

 private:
  using Clock = std::chrono::steady_clock;

  std::string differs(const batch::Checkpoint& found) const;

  std::string out_;
  batch::Journal journal_;
  batch::Checkpoint at_;
  std::string obstacle_;
  bool resumed_ = false;
  double earlier_seconds_ = 0;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point written_;
};

}  // namespace attrmap::cli
