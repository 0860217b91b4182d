// What the verbs that go over files of records share: flags, opening, running, reporting.
#pragma once
#include <CLI/CLI.hpp>

#include <chrono>
#include <memory>
#include <string>

#include "batch/run.hpp"
#include "record/byte_source.hpp"

namespace attrmap::cli {

struct RunFlags {
  std::string format = "auto";
  std::string on_error = "report";
  std::string out;
  std::string color = "auto";
  std::size_t max_record = Limits().record_bytes;
  std::uint64_t first_record = 1;
  unsigned jobs = 0;
  bool show_values = false;

  void declare(CLI::App& app);
};

/// One instant for a whole run, so that all records see the same Now().
DateTimeTicks clock_ticks();

/// One run of a verb: inputs one after the other, one output.
class BatchRun {
 public:
  BatchRun(std::string verb, const RunFlags& flags);

  bool color() const { return color_; }
  /// The exit code that goes with the message.
  int usage(const std::string& message) const;
  int unreadable(const Diagnostic& d) const;
  /// A problem that has no place in a text.
  void tell(const Diagnostic& d) const;

  /// Opens the output; kFine or an exit code.
  int open_output();
  /// Opens a file of records, or stdin for "-"; kFine or an exit code. The input is valid until the next call.
  int open_input(const std::string& path, const Limits& limits);
  record::Input& input() { return input_; }
  bool stop_on_error() const { return flags_.on_error == "stop"; }

  /// Works through the open input. False: the run ends here.
  bool run(const batch::MakeWorker& make_worker);
  /// Closes the output and says how it went; the exit code. `plan`: the counts are those of requests.
  int finish(bool plan = false);

 private:
  int unwritable() const;

  std::string verb_;
  const RunFlags& flags_;
  bool color_;
  std::unique_ptr<batch::Sink> sink_;
  std::unique_ptr<record::ByteSource> source_;
  record::Input input_;
  batch::Summary summary_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace attrmap::cli
