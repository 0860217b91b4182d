#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <list>
#include <memory>
#include <thread>

#include "attrmap/engine.hpp"
#include "batch/sink.hpp"
#include "cli/context_flags.hpp"
#include "cli/input.hpp"
#include "cli/suite_files.hpp"
#include "cli/verb.hpp"
#include "engine/state.hpp"
#include "suite/filter.hpp"
#include "suite/read.hpp"
#include "suite/report.hpp"
#include "suite/runner.hpp"
#include "suite/update.hpp"

namespace attrmap::cli {
namespace {

struct TestFlags {
  std::vector<std::string> paths;
  std::string run;
  std::string format = "pretty";
  std::string color = "auto";
  bool coverage = false;
  std::optional<double> threshold;
  bool watch = false;
  bool update = false;
};

int usage(const std::string& message) {
  std::fprintf(stderr, "attrmap test: %s\n", message.c_str());
  return kUsage;
}

class Test {
 public:
  explicit Test(const TestFlags& flags) : flags_(flags) {}

  int run() {
    if (!flags_.run.empty())
      if (const std::string wrong = filter_.set(flags_.run); !wrong.empty()) return usage("--run: " + wrong);
    if (!flags_.watch) return once();
    for (;;) {  // until Ctrl-C
      FileTimes before = file_times(flags_.paths, watched_);
      const int code = once();
      if (std::fflush(stdout) != 0) return kUsage;
      std::fprintf(stderr, "attrmap test: exit code %d; waiting for a file to change\n", code);
      // Files that the run was the first to name are watched from now on.
      for (const auto& [file, time] : file_times(flags_.paths, watched_)) before.emplace(file, time);
      do std::this_thread::sleep_for(std::chrono::seconds(1));
      while (file_times(flags_.paths, watched_) == before);
      std::fputs("\n", stderr);
    }
  }

 private:
  /// A suite with what runs it.
  struct Loaded {
    suite::Suite suite;
    std::unique_ptr<suite::Runner> runner;
  };

  int once() {
    loaded_.clear();
    std::vector<std::string> files;
    if (const std::string wrong = find_suites(flags_.paths, files); !wrong.empty()) return usage(wrong);
    watched_.insert(files.begin(), files.end());
    int code = kFine;
    for (const std::string& file : files) {
      const int one = load(file);
      if (code == kFine || one == kUsage) code = one == kFine ? code : one;
    }
    if (code != kFine) return code;
    suite::Coverage coverage;
    suite::Report report;
    if (flags_.coverage || flags_.threshold) report.coverage = &coverage;
    for (const Loaded& loaded : loaded_) {
      if (report.coverage != nullptr) loaded.runner->declare(coverage);
      suite::SuiteResult& result = report.suites.emplace_back();
      result.suite = &loaded.suite;
      for (const suite::Case& test : loaded.suite.cases)
        if (filter_.matches(test.name))
          result.cases.push_back(loaded.runner->run(test, report.coverage != nullptr ? &coverage : nullptr));
    }
    print(report);
    return judge(report);
  }

  int load(const std::string& file) {
    std::string text;
    if (const std::string wrong = read_input(file, suite::kLargestSuite, text); !wrong.empty()) return usage(wrong);
    Loaded& loaded = loaded_.emplace_back();
    const auto problems = suite::read(file, std::move(text), loaded.suite);
    if (!problems.empty()) return report(problems);
    const auto named = loaded.suite.files();
    watched_.insert(named.begin(), named.end());
    loaded.runner =
        std::make_unique<suite::Runner>(loaded.suite, Internals::registry(engine_), engine_.options().limits, read_);
    const suite::LoadErrors errors = loaded.runner->load();
    std::fputs(errors.does_not_compile.c_str(), stderr);
    if (!errors.problems.empty()) return report(errors.problems);
    return errors.any() ? kDoesNotCompile : kFine;
  }

  static int report(const std::vector<suite::Problem>& problems) {
    for (const suite::Problem& problem : problems) std::fputs(to_text(problem).c_str(), stderr);
    return problems.empty() ? kFine : kUsage;
  }

  void print(const suite::Report& report) const {
    const std::string text = flags_.format == "json"    ? report_json(report)
                             : flags_.format == "junit" ? report_junit(report)
                             : flags_.format == "html"  ? report_html(report)
                                                        : report_pretty(report, use_color(flags_.color, STDOUT_FILENO));
    std::fwrite(text.data(), 1, text.size(), stdout);
  }

  int judge(const suite::Report& report) const {
    if (report.cases() == 0) {
      std::fputs("attrmap test: no case ran\n", stderr);
      return kFindings;
    }
    std::size_t failed = report.failed();
    if (flags_.update && failed != 0)
      if (const int code = update(report, failed); code != kFine) return code;
    if (!report.compiles()) return kDoesNotCompile;
    if (failed != 0) return kFindings;
    if (!flags_.threshold || report.coverage->percent() >= *flags_.threshold) return kFine;
    std::fprintf(stderr, "attrmap test: coverage is %.1f %%, less than the %.1f %% asked for\n",
                 report.coverage->percent(), *flags_.threshold);
    return kFindings;
  }

  /// Takes the cases that were changed from `failed`.
  static int update(const suite::Report& report, std::size_t& failed) {
    for (const suite::SuiteResult& result : report.suites) {
      const suite::Update update = suite::update(*result.suite, result.cases);
      for (const suite::Case* test : update.left)
        std::fprintf(stderr, "attrmap test: not updated: %s\n", test->name.c_str());
      if (update.cases == 0) continue;
      const std::string& file = result.suite->path;
      const std::string mark(has_byte_order_mark(file) ? kByteOrderMark : "");
      batch::Sink sink(file);
      if (!sink.write(mark + update.text) || !sink.finish(true))
        return usage("cannot write " + file + ": " + sink.error());
      std::fprintf(stderr, "attrmap test: %s: %zu expectation%s updated\n", file.c_str(), update.cases,
                   update.cases == 1 ? "" : "s");
      failed -= update.cases;
    }
    return kFine;
  }

  const TestFlags& flags_;
  const Engine engine_;
  const suite::ReadFile read_ = read_input;
  suite::Filter filter_;
  std::list<Loaded> loaded_;
  std::set<std::string> watched_;
};

}  // namespace

std::function<int()> test_verb(CLI::App& app) {
  auto flags = std::make_shared<TestFlags>();
  CLI::App* verb = app.add_subcommand("test", "run test suites of expressions and mappings");
  verb->add_option("paths", flags->paths, "suite files, and folders: every *.suite.json below")->required();
  verb->add_option("--run", flags->run, "only cases whose name this regular expression finds");
  verb->add_option("--format", flags->format, "pretty (default), json, junit, or html: a page that stands alone")
      ->check(CLI::IsMember({"pretty", "json", "junit", "html"}));
  declare_color(*verb, flags->color);
  verb->add_flag("--coverage", flags->coverage,
                 "say which branches of IIF and Switch no case took, and which arguments were never or always null");
  verb->add_option("--threshold", flags->threshold, "fail when fewer percent of the branches were taken")
      ->check(CLI::Range(0.0, 100.0));
  verb->add_flag("--watch", flags->watch, "run again whenever a file changes, until Ctrl-C");
  verb->add_flag("--update", flags->update, "write what failing cases gave into their expectations");
  verb->footer(
      "A suite is a JSON file of cases: an expression, or a target of a schema; a user or attributes; and what is "
      "expected. docs/formats/suite.md describes it. Of a failing case the parts of the expression are shown with "
      "their values, as `attrmap why` does.\n\n"
      "example:\n"
      "  attrmap test examples/data --coverage --threshold 80\n"
      "  attrmap test examples/data --coverage --format html > coverage.html\n\n"
      "exit codes: 0 all cases pass, 1 some fail, none ran or coverage is below the threshold, 2 bad usage or a file "
      "that is no suite or cannot be read, 3 an expression or schema does not compile");
  return [flags] { return Test(*flags).run(); };
}

}  // namespace attrmap::cli
