// What a run of suites says: for people, for programs, for build servers.
#pragma once
#include <string>
#include <vector>

#include "suite/coverage.hpp"
#include "suite/outcome.hpp"

namespace attrmap::suite {

struct SuiteResult {
  const Suite* suite = nullptr;
  std::vector<CaseResult> cases;  ///< those that ran

  std::size_t failed() const;
};

struct Report {
  std::vector<SuiteResult> suites;
  const Coverage* coverage = nullptr;  ///< null: not asked for

  std::size_t cases() const;
  std::size_t failed() const;
  bool compiles() const;
};

/// Failures with what was expected and why it came out otherwise; a line a suite, and the sum.
std::string report_pretty(const Report& report, bool color = false);
/// One JSON object (docs/formats/suite.md).
std::string report_json(const Report& report);
/// XML as JUnit's readers take it.
std::string report_junit(const Report& report);
/// A page: the cases, failing ones explained, and the expressions with their branches in colours.
std::string report_html(const Report& report);

}  // namespace attrmap::suite
