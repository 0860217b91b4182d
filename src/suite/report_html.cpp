#include <fmt/format.h>

#include "diag/render.hpp"
#include "html/code.hpp"
#include "html/html.hpp"
#include "suite/report.hpp"

namespace attrmap::suite {
namespace {

using html::badge;
using html::element;
using html::escaped;

std::string sum(std::string_view number, std::string_view style, std::string_view what) {
  return fmt::format("<div class=\"card {}\">{}{}</div>\n", style, element("b", "", number), escaped(what));
}

std::string sums(const Report& report) {
  const std::size_t failed = report.failed();
  std::string out = "<div class=\"sums\">\n" + sum(std::to_string(report.cases() - failed), "value", "cases pass");
  if (failed > 0) out += sum(std::to_string(failed), "failed", "cases fail");
  if (const Coverage* coverage = report.coverage)
    out += sum(fmt::format("{:.0f} %", coverage->percent()), "",
               fmt::format("{} of {} branches taken", coverage->taken(), coverage->branches()));
  return out + "</div>\n";
}

std::string case_row(const Suite& suite, const CaseResult& result) {
  const Case& test = *result.test;
  const std::uint32_t at = (*suite.json)[test.node].begin;
  std::string out = "<tr><td>" + (result.passed ? badge("value", "pass") : badge("failed", "FAIL")) + "</td><td>" +
                    escaped(test.name) + fmt::format(" <span class=\"soft\">line {}</span>", suite.json->line(at)) +
                    "</td><td data-label=\"expected\">" + element("code", "", to_words(test.expect)) +
                    "</td><td data-label=\"got\">" + element("code", "", to_words(result.got)) + "</td></tr>\n";
  if (result.passed) return out;
  std::string why;
  if (!result.compiles)
    why = html::code(diag::render_pretty(result.diagnostics, {.text = result.source}));
  else if (!result.steps.empty())
    why = explain::to_html(result.steps);
  return why.empty() ? out : out + "<tr><td class=\"why\" colspan=\"4\">" + why + "</td></tr>\n";
}

std::string suite_table(const SuiteResult& result) {
  const std::size_t failed = result.failed(), cases = result.cases.size();
  std::string out = element("h2", "", result.suite->path) + "\n<p class=\"soft\">" +
                    (failed == 0 ? fmt::format("{} passed", cases) : fmt::format("{} of {} failed", failed, cases)) +
                    "</p>\n";
  if (cases == 0) return out;
  out +=
      "<div class=\"wide\"><table class=\"cases\">\n<thead><tr><th></th><th>case</th><th>expected</th><th>got</th>"
      "</tr></thead>\n<tbody>\n";
  for (const CaseResult& c : result.cases) out += case_row(*result.suite, c);
  return out + "</tbody>\n</table></div>\n";
}

html::Mark mark(Span span, std::size_t taken, const std::string& name) {
  const bool missed = taken == 0;
  const std::string times = missed ? "no case" : taken == 1 ? "1 case" : fmt::format("{} cases", taken);
  return {span, missed ? "missed" : "taken", name.empty() ? times : name + ": " + times};
}

/// Without IIF and Switch the whole expression is the one branch.
std::vector<html::Mark> marks(const Coverage::Unit& unit) {
  std::vector<html::Mark> out;
  for (const Coverage::Choice& choice : unit.choices)
    for (const Coverage::Branch& branch : choice.branches) out.push_back(mark(branch.span, branch.taken, branch.name));
  if (unit.choices.empty())
    out.push_back(mark({0, static_cast<std::uint32_t>(unit.listing.text.size())}, unit.cases, ""));
  return out;
}

std::string unit_card(const Coverage::Unit& unit, const std::string& anchor) {
  const std::size_t taken = unit.taken(), branches = unit.branches();
  std::string out = fmt::format("<section class=\"card\" id=\"{}\">\n<h3>{}{}</h3>\n", anchor,
                                unit.name == unit.source ? "Expression" : element("code", "", unit.name),
                                unit.cases == 0 ? badge("failed", "no case") : "") +
                    fmt::format("<div class=\"count\">{}<span class=\"soft\">{} of {} branches</span></div>\n",
                                html::bar(taken, branches), taken, branches) +
                    html::code(unit.listing, marks(unit));
  std::string remarks;
  if (unit.cases != 0)
    for (const Coverage::Argument& argument : unit.arguments)
      if (const std::string remark = argument.remark(); !remark.empty())
        remarks += "<li>" + element("code", "", argument.text) + " " + escaped(remark) + "</li>\n";
  if (!remarks.empty()) out += "<ul class=\"clauses plain soft\">\n" + remarks + "</ul>\n";
  return out + "</section>\n";
}

std::string coverage_part(const Coverage& coverage) {
  std::string out =
      "<h2>Coverage</h2>\n<p class=\"legend\"><mark class=\"taken\">a branch that some case took</mark> "
      "<mark class=\"missed\">one that no case took</mark></p>\n";
  html::Anchors anchors;
  for (const Coverage::Unit& unit : coverage.units()) out += unit_card(unit, anchors.make(unit.name));
  return out;
}

}  // namespace

std::string report_html(const Report& report) {
  const std::size_t failed = report.failed();
  std::string out = sums(report);
  for (const SuiteResult& suite : report.suites) out += suite_table(suite);
  if (report.coverage != nullptr) out += coverage_part(*report.coverage);
  return html::page("attrmap test",
                    failed == 0 ? "All cases pass" : fmt::format("{} of {} cases fail", failed, report.cases()), out);
}

}  // namespace attrmap::suite
