#include "cli/batch_run.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <thread>

#include "cli/command_line.hpp"
#include "cli/context_flags.hpp"
#include "cli/verb.hpp"
#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "record/compression.hpp"

namespace attrmap::cli {
namespace {

constexpr std::int64_t kUnixEpochTicks = 621355968000000000;

record::Format format_of(const std::string& name) {
  if (name == "ndjson") return record::Format::ndjson;
  if (name == "json") return record::Format::json;
  if (name == "csv") return record::Format::csv;
  return record::Format::automatic;
}

}  // namespace

void RunFlags::declare(CLI::App& app) {
  app.add_option(
         "--format", format,
         "of the records: ndjson, json (an array, a Graph list response, objects), csv (with a header), or auto "
         "(default)")
      ->check(CLI::IsMember({"auto", "ndjson", "json", "csv"}));
  verb = &app;
  app.add_option("-o,--out,--output", out,
                 "where the answers go, compressed if it ends in .gz or .zst; written as FILE.part until complete "
                 "(default: stdout)");
  app.add_flag("--resume", resume,
               "go on with an interrupted run: the same command, of NDJSON in a file, with --out FILE");
  app.add_option("--progress", progress,
                 "on stderr: auto (default; on a terminal, after two seconds), always, never, or json (an object a "
                 "line, every second)")
      ->check(CLI::IsMember({"auto", "always", "never", "json"}));
  app.add_option("--summary", summary,
                 "a file for the summary of the run as JSON: records, outcomes, errors by code, targets, time");
  app.add_option("--jobs", jobs, "threads (default: all cores); the output does not depend on it")
      ->check(CLI::Range(1u, 1024u));
  app.add_option("--on-error", on_error,
                 "report (default): a failed record is answered with its errors; stop: and is the last one")
      ->check(CLI::IsMember({"report", "stop"}));
  app.add_flag("--show-values", show_values, "lets error messages quote attribute values");
  app.add_option("--max-record", max_record, "longest record in bytes (default: 64 MiB)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1} << 30));
  app.add_option("--first-record", first_record,
                 "number of the input's first record, when it is a part of a larger file (default: 1)")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 62));
  declare_color(app, color);
}

DateTimeTicks clock_ticks() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {kUnixEpochTicks +
          std::chrono::duration_cast<std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>>(since).count()};
}

BatchRun::BatchRun(std::string verb, const RunFlags& flags)
    : verb_(std::move(verb)), flags_(flags), color_(use_color(flags.color, STDERR_FILENO)), journal_(flags.out) {}

int BatchRun::usage(const std::string& message) const {
  std::fprintf(stderr, "attrmap %s: %s\n", verb_.c_str(), message.c_str());
  return kUsage;
}

void BatchRun::tell(const Diagnostic& d) const {
  std::fprintf(stderr, "%s[%s]: %s\n", d.severity == Severity::warning ? "warning" : "error", d.code.c_str(),
               d.message.c_str());
  if (!d.help.empty()) std::fprintf(stderr, "  = help: %s\n", d.help.c_str());
}

int BatchRun::unreadable(const Diagnostic& d) const {
  tell(d);
  return kUsage;
}

int BatchRun::unwritable() const {
  tell(diag::make(diag::kUnwritableOutput, {}, flags_.out.empty() ? "stdout" : flags_.out, sink_->error()));
  return kUsage;
}

int BatchRun::begin(const std::vector<std::string>& inputs) {
  begun_ = true;
  count_targets_ = !flags_.summary.empty();
  journal_.begin(*flags_.verb, inputs, clock_ticks().ticks);
  std::uint64_t total = 0;
  for (const std::string& path : inputs) {
    const auto size = size_of_file(path);
    if (!size || record::compression_by_name(path) != record::Compression::none)
      return flags_.resume ? resume() : int{kFine};
    total += *size;
  }
  progress_.bytes_total = total;
  return flags_.resume ? resume() : int{kFine};
}

int BatchRun::resume() {
  if (flags_.out.empty()) return usage("--resume needs --out FILE: the output that is to be completed");
  if (const std::string wrong = journal_.resume(); !wrong.empty())
    return unreadable(diag::make(diag::kCannotResume, {}, flags_.out, wrong));
  const auto& inputs = journal_.at().inputs;
  if (const batch::Counts& first = inputs.front().counts; first.records != 0) {
    if (count_targets_ && first.targets.empty())
      std::fprintf(stderr, "note: the interrupted run had no --summary: targets are not counted\n");
    count_targets_ = !first.targets.empty();
  }
  for (const batch::Checkpoint::Input& input : inputs) {
    progress_.records += input.counts.records;
    progress_.failed += input.counts.failed;
    progress_.bytes += input.offset;
  }
  return kFine;
}

bool BatchRun::skip_input(std::vector<std::string> targets, std::string object) {
  const auto& inputs = journal_.at().inputs;
  if (opened_ + 1 >= inputs.size()) return false;
  const batch::Checkpoint::Input& input = inputs[opened_++];
  bytes_read_ += input.offset;
  parts_.push_back({std::move(object), std::move(targets), input.counts});
  return true;
}

int BatchRun::open_input(const std::string& path, const Limits& limits) {
  bytes_read_ += summary_.bytes_read;
  auto& inputs = journal_.at().inputs;
  if (opened_++ == inputs.size()) inputs.emplace_back();
  const batch::Checkpoint::Input& from = inputs[opened_ - 1];
  if (begun_ && !interruption_) interruption_.emplace();
  std::string error;
  source_ = record::open_source(path, error,
                                {.offset = from.offset, .stop = interruption_ ? interruption_->descriptor() : -1});
  if (source_ == nullptr) return unreadable(diag::make(diag::kUnreadableInput, {}, path, error));
  const std::string name = path == "-" ? "stdin" : path;
  if (const auto wrong = record::Input::open(*source_, limits,
                                             {.format = format_of(flags_.format),
                                              .name = name,
                                              .offset = from.offset,
                                              .records = flags_.first_record - 1 + from.counts.records},
                                             input_))
    return interruption_ && interruption_->signal() != 0 ? interrupted_by(interruption_->signal()) : unreadable(*wrong);
  if (!input_.note().empty()) std::fprintf(stderr, "note: %s\n", input_.note().c_str());
  if (opened_ == 1 && !input_.is_lines()) journal_.rule_out(path + " is not NDJSON");
  if (source_->is_compressed()) journal_.rule_out(path + " is compressed");
  if (sink_ != nullptr) journal_.write();
  return kFine;
}

int BatchRun::open_output() {
  if (sink_ != nullptr) return kFine;
  sink_ = flags_.out.empty() ? std::make_unique<batch::Sink>(STDOUT_FILENO)
                             : std::make_unique<batch::Sink>(flags_.out, journal_.at().output);
  if (!sink_->error().empty()) return unwritable();
  if (!flags_.out.empty()) journal_.open(!sink_->part().empty());
  return kFine;
}

bool BatchRun::run(const batch::MakeWorker& make_worker, std::vector<std::string> targets, std::string object) {
  batch::Checkpoint& at = journal_.at();
  batch::Checkpoint::Input& input = at.inputs.back();
  const batch::Counts counts_before = input.counts;
  const std::uint64_t output_before = at.output;
  const auto advance = [&](std::uint64_t offset, const batch::Summary& summary) {
    input.offset = offset;
    input.counts = counts_before;
    input.counts += summary.counts;
    at.output = output_before + summary.bytes_written;
  };
  batch::RunOptions options;
  options.jobs = flags_.jobs != 0 ? flags_.jobs : std::max(1u, std::thread::hardware_concurrency());
  options.targets = count_targets_ ? targets.size() : 0;
  options.interrupted = &interruption_->flag();
  if (journal_.obstacle().empty())
    options.reached = [&](std::uint64_t offset, const batch::Summary& summary, bool last) {
      if (!last && !journal_.is_due()) return;
      advance(offset, summary);
      journal_.write();
    };
  const ProgressDisplay display = progress_display(flags_.progress, verb_, flags_.out.empty());
  {
    std::optional<batch::ProgressWatch> watch;
    if (display.sink != nullptr) {
      options.progress = &progress_;
      watch.emplace(progress_, *display.sink, display.interval, begin_);
    }
    summary_ = batch::run(make_worker, input_, *sink_, options);
  }
  advance(summary_.bytes_read, summary_);
  parts_.push_back({std::move(object), std::move(targets), input.counts});
  return summary_.complete();
}

void BatchRun::tell_how_to_go_on() const {
  if (!sink_->part().empty())
    std::fprintf(stderr, "attrmap %s: the incomplete output is %s\n", verb_.c_str(), sink_->part().c_str());
  if (summary_.stopped) return;
  if (journal_.obstacle().empty())
    std::fprintf(stderr, "attrmap %s: go on with: %s\n", verb_.c_str(), command_line_with("--resume").c_str());
  else if (summary_.interrupted)
    std::fprintf(stderr, "attrmap %s: the run cannot be resumed: %s\n", verb_.c_str(), journal_.obstacle().c_str());
}

std::optional<RunSummary::Stop> BatchRun::stop() const {
  const bool resumable = journal_.obstacle().empty() && !summary_.stopped;
  if (!sink_->error().empty()) return RunSummary::Stop{"output", sink_->error(), resumable};
  if (summary_.input_error) return RunSummary::Stop{"input", summary_.input_error->message, resumable};
  if (summary_.interrupted) return RunSummary::Stop{"interrupted", signal_name(interruption_->signal()), resumable};
  if (summary_.stopped) return RunSummary::Stop{"failed-record", "--on-error stop", resumable};
  return std::nullopt;
}

bool BatchRun::write_summary(bool plan) const {
  if (flags_.summary.empty()) return true;
  const RunSummary summary{.verb = verb_,
                           .plan = plan,
                           .stop = stop(),
                           .resumed = journal_.is_resumed(),
                           .seconds = journal_.seconds(),
                           .parts = parts_,
                           .targets = count_targets_,
                           .bytes_read = bytes_read_ + summary_.bytes_read,
                           .bytes_written = journal_.at().output};
  batch::Sink file(flags_.summary);
  if (file.write(to_json(summary)) && file.finish(true)) return true;
  tell(diag::make(diag::kUnwritableOutput, {}, flags_.summary, file.error()));
  return false;
}

int BatchRun::finish(bool plan) {
  const bool complete = summary_.complete();
  const bool written = sink_->finish(complete);
  if (written && complete) journal_.close();
  if (summary_.input_error) tell(*summary_.input_error);
  if (!written) unwritable();
  batch::Counts n;
  for (const RunSummary::Part& part : parts_) n += part.counts;
  const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
  if (summary_.stopped)
    std::fprintf(stderr, "attrmap %s: stopped behind the first record that failed\n", verb_.c_str());
  if (summary_.interrupted)
    std::fprintf(stderr, "attrmap %s: interrupted (%s) behind %llu records\n", verb_.c_str(),
                 signal_name(interruption_->signal()), number(n.records));
  if (!complete || !written) tell_how_to_go_on();
  const std::string counts = plan ? fmt::format("{} with requests, {} unchanged, {} skipped, {} failed", n.mapped,
                                                n.unchanged, n.skipped, n.failed)
                                  : fmt::format("{} mapped, {} skipped, {} failed", n.mapped, n.skipped, n.failed);
  std::fprintf(stderr, "attrmap %s: %llu records: %s; %.2f s\n", verb_.c_str(), number(n.records), counts.c_str(),
               journal_.seconds());
  const bool summarised = write_summary(plan);
  if (summary_.input_error || !written || !summarised) return kUsage;
  if (summary_.interrupted) return interrupted_by(interruption_->signal());
  return n.failed != 0 ? kRecordsFailed : kFine;
}

}  // namespace attrmap::cli
