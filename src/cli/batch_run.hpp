// What the verbs that go over files of records share: flags, opening, running, reporting.
#pragma once
#include <CLI/CLI.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/run.hpp"
#include "cli/interruption.hpp"
#include "cli/progress_line.hpp"
#include "cli/run_journal.hpp"
#include "cli/run_summary.hpp"
#include "record/byte_source.hpp"

namespace attrmap::cli {

struct RunFlags {
  std::string format = "auto";
  std::string on_error = "report";
  std::string out;
  std::string color = "auto";
  std::string progress = "auto";
  std::string summary;
  bool resume = false;
  std::size_t max_record = Limits().record_bytes;
  std::uint64_t first_record = 1;
  unsigned jobs = 0;
  bool show_values = false;
  const CLI::App* verb = nullptr;  ///< that they belong to

  void declare(CLI::App& app);
};

DateTimeTicks clock_ticks();

/// One run of a verb: inputs one after the other, one output, which an interrupted run leaves so that --resume can go
/// on.
class BatchRun {
 public:
  BatchRun(std::string verb, const RunFlags& flags);

  bool color() const { return color_; }
  /// The exit code that goes with the message.
  int usage(const std::string& message) const;
  int unreadable(const Diagnostic& d) const;
  /// A problem that has no place in a text.
  void tell(const Diagnostic& d) const;

  /// Comes first: the inputs in their order; with --resume how far the interrupted run came. kFine or an exit code.
  int begin(const std::vector<std::string>& inputs);
  /// One instant for a whole run, so that all records see the same Now(); a resumed run has that of its first part.
  DateTimeTicks now() const { return {journal_.at().now}; }
  /// The next input was finished by the interrupted run: it is not opened.
  bool skip_input(std::vector<std::string> targets, std::string object);
  /// Opens a file of records, or stdin for "-"; kFine or an exit code. The input is valid until the next call.
  int open_input(const std::string& path, const Limits& limits);
  /// Opens the output, once, behind the first input; kFine or an exit code.
  int open_output();
  record::Input& input() { return input_; }
  bool stop_on_error() const { return flags_.on_error == "stop"; }

  /// Works through the open input. `targets`: their names, of a plan with the kind of `object`. False: the run ends
  /// here.
  bool run(const batch::MakeWorker& make_worker, std::vector<std::string> targets, std::string object = {});
  /// Closes the output and says how it went; the exit code. `plan`: the counts are those of requests.
  int finish(bool plan = false);

 private:
  int unwritable() const;
  int resume();
  void tell_how_to_go_on() const;
  std::optional<RunSummary::Stop> stop() const;
  bool write_summary(bool plan) const;

  std::string verb_;
  const RunFlags& flags_;
  bool color_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::optional<Interruption> interruption_;  // while there is something to be finished
  std::unique_ptr<batch::Sink> sink_;
  std::unique_ptr<record::ByteSource> source_;
  record::Input input_;
  batch::Summary summary_;  // of the input in hand
  batch::Progress progress_;
  std::vector<RunSummary::Part> parts_;
  std::uint64_t bytes_read_ = 0;  // of the inputs before the one in hand
  RunJournal journal_;
  bool begun_ = false;
  bool count_targets_ = false;
  std::size_t opened_ = 0;  // inputs so far, with those that were skipped
};

}  // namespace attrmap::cli
