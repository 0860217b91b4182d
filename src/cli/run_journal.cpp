#include "cli/run_journal.hpp"

#include <sys/stat.h>

#include "cli/run_configuration.hpp"
#include "record/compression.hpp"

namespace attrmap::cli {
namespace {

constexpr auto kInterval = std::chrono::milliseconds(200);

}  // namespace

std::optional<std::uint64_t> size_of_file(const std::string& path) {
  struct stat status {};
  if (path == "-" || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return static_cast<std::uint64_t>(status.st_size);
}

void RunJournal::begin(const CLI::App& verb, const std::vector<std::string>& inputs, std::int64_t now) {
  at_.now = now;
  using record::Compression, record::compression_by_name;
  if (out_.empty()) rule_out("its output is stdout");
  if (compression_by_name(out_) != Compression::none) rule_out(out_ + " is compressed");
  for (const std::string& path : inputs)
    if (!size_of_file(path)) rule_out(path == "-" ? "stdin can be read but once" : path + " is no regular file");
  if (!obstacle_.empty()) return;
  std::string once;
  at_.configuration = run_configuration(verb, once);
  if (!once.empty()) rule_out("what " + once + " names can be read but once");
}

std::string RunJournal::differs(const batch::Checkpoint& found) const {
  for (const auto& [name, value] : at_.configuration) {
    const auto before = found.configuration.find(name);
    if (before == found.configuration.end()) return name + " was not given to the interrupted run";
    if (before->second != value) return name + " is not that of the interrupted run";
  }
  for (const auto& [name, value] : found.configuration)
    if (!at_.configuration.contains(name)) return name + " was given to the interrupted run";
  return {};
}

std::string RunJournal::resume() {
  if (!obstacle_.empty()) return obstacle_;
  batch::Checkpoint found;
  if (const std::string wrong = journal_.read(found); !wrong.empty()) return journal_.path() + ": " + wrong;
  if (std::string difference = differs(found); !difference.empty()) return difference;
  const std::string part = out_ + ".part";
  const auto size = size_of_file(part);
  if (!size) return part + " is not there" + (size_of_file(out_) == found.output ? "; " + out_ + " is complete" : "");
  if (*size < found.output) return part + " is shorter than the interrupted run had written it";
  resumed_ = true;
  earlier_seconds_ = found.seconds;
  at_ = std::move(found);
  return {};
}

double RunJournal::seconds() const {
  return earlier_seconds_ + std::chrono::duration<double>(Clock::now() - begin_).count();
}

void RunJournal::open(bool part) {
  if (!part)
    rule_out(out_ + " is no regular file");
  else if (!obstacle_.empty())
    journal_.remove();
  else if (at_.seconds = seconds(); !journal_.write(at_))
    rule_out(journal_.path() + " cannot be written");
}

void RunJournal::write() {
  if (!obstacle_.empty()) return;
  at_.seconds = seconds();
  written_ = Clock::now();
  journal_.write(at_);  // that fails: an earlier place is as good
}

bool RunJournal::is_due() const { return Clock::now() - written_ >= kInterval; }

void RunJournal::close() {
  if (obstacle_.empty()) journal_.remove();
}

}  // namespace attrmap::cli
