#include "cli/batch_run.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <thread>

#include "cli/context_flags.hpp"
#include "cli/verb.hpp"
#include "diag/codes_input.hpp"
#include "diag/make.hpp"

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
  app.add_option(
      "--out", out,
      "where the answers go, compressed if it ends in .gz or .zst; written as FILE.part until complete (default: "
      "stdout)");
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
  app.add_option("--color", color, "auto (default), always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

DateTimeTicks clock_ticks() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {kUnixEpochTicks +
          std::chrono::duration_cast<std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>>(since).count()};
}

BatchRun::BatchRun(std::string verb, const RunFlags& flags)
    : verb_(std::move(verb)), flags_(flags), color_(use_color(flags.color, STDERR_FILENO)) {}

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

int BatchRun::open_output() {
  sink_ = flags_.out.empty() ? std::make_unique<batch::Sink>(STDOUT_FILENO) : std::make_unique<batch::Sink>(flags_.out);
  return sink_->error().empty() ? kFine : unwritable();
}

int BatchRun::open_input(const std::string& path, const Limits& limits) {
  std::string error;
  source_ = record::open_source(path, error);
  if (source_ == nullptr) return unreadable(diag::make(diag::kUnreadableInput, {}, path, error));
  const std::string name = path == "-" ? "stdin" : path;
  const record::InputOptions options{
      .format = format_of(flags_.format), .name = name, .records_before = flags_.first_record - 1};
  if (const auto wrong = record::Input::open(*source_, limits, options, input_)) return unreadable(*wrong);
  if (!input_.note().empty()) std::fprintf(stderr, "note: %s\n", input_.note().c_str());
  return kFine;
}

bool BatchRun::run(const batch::MakeWorker& make_worker) {
  const unsigned jobs = flags_.jobs != 0 ? flags_.jobs : std::max(1u, std::thread::hardware_concurrency());
  const batch::Summary part = batch::run(make_worker, input_, *sink_, jobs);
  summary_.counts += part.counts;
  summary_.bytes_read += part.bytes_read;
  summary_.bytes_written += part.bytes_written;
  summary_.input_error = part.input_error;
  summary_.output_failed = part.output_failed;
  summary_.stopped = part.stopped;
  return summary_.complete();
}

int BatchRun::finish(bool plan) {
  const bool written = sink_->finish(summary_.complete());
  if (summary_.input_error) tell(*summary_.input_error);
  if (!written) unwritable();
  if (summary_.stopped)
    std::fprintf(stderr, "attrmap %s: stopped behind the first record that failed\n", verb_.c_str());
  if (!sink_->part().empty())
    std::fprintf(stderr, "attrmap %s: the incomplete output is %s\n", verb_.c_str(), sink_->part().c_str());
  const batch::Counts& n = summary_.counts;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
  if (plan)
    std::fprintf(stderr,
                 "attrmap %s: %llu records: %llu with requests, %llu unchanged, %llu skipped, %llu failed; %.2f s\n",
                 verb_.c_str(), number(n.records), number(n.mapped), number(n.unchanged), number(n.skipped),
                 number(n.failed), seconds);
  else
    std::fprintf(stderr, "attrmap %s: %llu records: %llu mapped, %llu skipped, %llu failed; %.2f s\n", verb_.c_str(),
                 number(n.records), number(n.mapped), number(n.skipped), number(n.failed), seconds);
  if (summary_.input_error || !written) return kUsage;
  return n.failed != 0 ? kRecordsFailed : kFine;
}

}  // namespace attrmap::cli
