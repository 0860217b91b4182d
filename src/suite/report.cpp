#include "suite/report.hpp"

#include <fmt/format.h>

#include "diag/render.hpp"

namespace attrmap::suite {
namespace {

std::string indented(std::string_view text, std::string_view indent) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (!line.empty()) out.append(indent).append(line);
    out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string painted(std::string_view text, std::string_view code, bool color) {
  return color ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

std::string failure(const Suite& suite, const CaseResult& result, bool color) {
  const Case& test = *result.test;
  const std::uint32_t at = (*suite.json)[test.node].begin;
  std::string out = fmt::format("{} {}\n  {}:{}:{}\n", painted("FAIL", "1;31", color), test.name, suite.path,
                                suite.json->line(at), suite.json->column(at));
  if (!result.compiles)
    return out + indented(diag::render_pretty(result.diagnostics, {.text = result.source}, {.color = color}), "  ") +
           "\n";
  out += fmt::format("  expected  {}\n  got       {}\n", to_words(test.expect), to_words(result.got));
  return out + indented(explain::to_text(result.steps), "    ") + "\n";
}

std::string percent(std::size_t part, std::size_t whole) {
  return fmt::format("{} of {} branches ({} %)", part, whole, whole == 0 ? 100 : 100 * part / whole);
}

std::string unit_text(const Coverage::Unit& unit) {
  std::string name = unit.name;
  for (char& c : name)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  std::string out =
      fmt::format("  {}: {} of {}{}\n", name, unit.taken(), unit.branches(), unit.cases == 0 ? ", no case" : "");
  if (unit.cases == 0) return out;
  for (const Coverage::Choice& choice : unit.choices) {
    std::string missing;
    for (const Coverage::Branch& branch : choice.branches)
      if (branch.taken == 0) missing += (missing.empty() ? "" : ", ") + branch.name;
    if (!missing.empty())
      out += fmt::format("    {} at {}:{} never took: {}\n", choice.function, choice.place.line, choice.place.column,
                         missing);
  }
  for (const Coverage::Argument& argument : unit.arguments)
    if (const std::string remark = argument.remark(); !remark.empty())
      out += fmt::format("    {} {}\n", argument.text, remark);
  return out;
}

}  // namespace

std::size_t SuiteResult::failed() const {
  std::size_t n = 0;
  for (const CaseResult& c : cases) n += !c.passed;
  return n;
}

std::size_t Report::cases() const {
  std::size_t n = 0;
  for (const SuiteResult& s : suites) n += s.cases.size();
  return n;
}

std::size_t Report::failed() const {
  std::size_t n = 0;
  for (const SuiteResult& s : suites) n += s.failed();
  return n;
}

bool Report::compiles() const {
  for (const SuiteResult& s : suites)
    for (const CaseResult& c : s.cases)
      if (!c.compiles) return false;
  return true;
}

std::string report_pretty(const Report& report, bool color) {
  std::string out;
  for (const SuiteResult& suite : report.suites) {
    for (const CaseResult& c : suite.cases)
      if (!c.passed) out += failure(*suite.suite, c, color);
    out += suite.failed() == 0
               ? fmt::format("{}   {}: {} passed\n", painted("ok", "32", color), suite.suite->path, suite.cases.size())
               : fmt::format("{} {}: {} of {} failed\n", painted("FAIL", "1;31", color), suite.suite->path,
                             suite.failed(), suite.cases.size());
  }
  const std::size_t cases = report.cases(), failed = report.failed();
  if (report.suites.size() > 1) out += fmt::format("{} cases: {} passed, {} failed\n", cases, cases - failed, failed);
  if (report.coverage == nullptr) return out;
  out += "coverage: " + percent(report.coverage->taken(), report.coverage->branches()) + "\n";
  for (const Coverage::Unit& unit : report.coverage->units()) out += unit_text(unit);
  return out;
}

}  // namespace attrmap::suite
