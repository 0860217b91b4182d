#include <fmt/format.h>

#include <filesystem>

#include "base/unicode.hpp"
#include "diag/render.hpp"
#include "suite/report.hpp"

namespace attrmap::suite {
namespace {

using schema::json_quoted;

std::string case_json(const Suite& suite, const CaseResult& result) {
  const Case& test = *result.test;
  const std::uint32_t at = (*suite.json)[test.node].begin;
  std::string out = fmt::format(R"({{"name":{},"line":{},"column":{},"passed":{},"expected":{},"got":{})",
                                json_quoted(test.name), suite.json->line(at), suite.json->column(at), result.passed,
                                to_json(test.expect), to_json(result.got));
  if (!result.got.note.empty()) out += ",\"note\":" + json_quoted(result.got.note);
  if (result.got.kind == Got::error) out += ",\"message\":" + json_quoted(result.got.error_.message);
  if (!result.passed && !result.steps.empty()) out += ",\"steps\":" + explain::to_json(result.steps);
  if (!result.compiles) {
    out += ",\"diagnostics\":[";
    for (const Diagnostic& d : result.diagnostics)
      out += (&d == &result.diagnostics.front() ? "" : ",") + diag::render_json(d, {.text = result.source});
    out += "]";
  }
  return out + "}";
}

std::string unit_json(const Coverage::Unit& unit) {
  std::string out = fmt::format(R"({{"name":{},"cases":{},"branches":{},"taken":{},"choices":[)",
                                json_quoted(unit.name), unit.cases, unit.branches(), unit.taken());
  for (const Coverage::Choice& choice : unit.choices) {
    out += fmt::format(R"({}{{"function":{},"text":{},"line":{},"column":{},"branches":[)",
                       &choice == &unit.choices.front() ? "" : ",", json_quoted(choice.function),
                       json_quoted(choice.text), choice.place.line, choice.place.column);
    for (const Coverage::Branch& branch : choice.branches)
      out += fmt::format(R"({}{{"name":{},"taken":{}}})", &branch == &choice.branches.front() ? "" : ",",
                         json_quoted(branch.name), branch.taken);
    out += "]}";
  }
  out += "],\"arguments\":[";
  for (const Coverage::Argument& argument : unit.arguments)
    out += fmt::format(R"({}{{"text":{},"evaluated":{},"null":{}}})", &argument == &unit.arguments.front() ? "" : ",",
                       json_quoted(argument.text), argument.seen, argument.null);
  return out + "]}";
}

/// XML 1.0 has no place for most control characters, escaped or not.
std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      case '\t': out += "&#9;"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          append(out, char32_t{0xFFFD});
        else
          out += c;
    }
  }
  return out;
}

/// "mappings/salesforce" of mappings/salesforce.suite.json, with dots for slashes.
std::string class_name(const std::string& path) {
  std::string out = std::filesystem::path(path).lexically_normal().string();
  for (const std::string_view ending : {".json", ".suite"})
    if (out.ends_with(ending)) out.resize(out.size() - ending.size());
  while (out.starts_with("../")) out.erase(0, 3);
  while (out.starts_with('/')) out.erase(0, 1);
  for (char& c : out)
    if (c == '/') c = '.';
  return out;
}

std::string case_xml(const Suite& suite, const CaseResult& result) {
  std::string out = fmt::format("    <testcase name=\"{}\" classname=\"{}\" time=\"{:.6f}\"", xml(result.test->name),
                                xml(class_name(suite.path)), result.seconds);
  if (result.passed) return out + "/>\n";
  if (!result.compiles) {
    std::string text;
    for (const Diagnostic& d : result.diagnostics) text += diag::render_short(d, {.text = result.source}) + "\n";
    return out + fmt::format(">\n      <error type=\"compile\" message=\"{}\">{}</error>\n    </testcase>\n",
                             xml("the expression does not compile: " + result.got.error_.message), xml(text));
  }
  const std::string message = "expected " + to_words(result.test->expect) + ", got " + to_words(result.got);
  return out + fmt::format(">\n      <failure type=\"mismatch\" message=\"{}\">{}</failure>\n    </testcase>\n",
                           xml(message), xml(message + "\n" + explain::to_text(result.steps)));
}

/// What the cases of a suite were run with.
std::string properties_xml(const Suite& suite) {
  const std::pair<std::string_view, std::string_view> all[] = {
      {"dialect", name(suite.dialect)}, {"schema", suite.schema}, {"mapping", suite.mapping}, {"users", suite.users}};
  std::string out = "    <properties>\n";
  for (const auto& [property, value] : all)
    if (!value.empty()) out += fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", property, xml(value));
  return out + "    </properties>\n";
}

struct Totals {
  std::size_t tests = 0, failures = 0, errors = 0;
  double seconds = 0;

  void add(const SuiteResult& suite) {
    for (const CaseResult& c : suite.cases) {
      ++tests;
      failures += !c.passed && c.compiles;
      errors += !c.compiles;
      seconds += c.seconds;
    }
  }
  std::string attributes() const {
    return fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\" time=\"{:.6f}\"", tests, failures,
                       errors, seconds);
  }
};

}  // namespace

std::string report_json(const Report& report) {
  const std::size_t cases = report.cases(), failed = report.failed();
  std::string out = fmt::format(R"({{"summary":{{"suites":{},"cases":{},"passed":{},"failed":{}}},"suites":[)",
                                report.suites.size(), cases, cases - failed, failed);
  for (const SuiteResult& suite : report.suites) {
    out += (&suite == &report.suites.front() ? "{\"file\":" : ",{\"file\":") + json_quoted(suite.suite->path) +
           ",\"cases\":[";
    for (const CaseResult& c : suite.cases) out += (&c == &suite.cases.front() ? "" : ",") + case_json(*suite.suite, c);
    out += "]}";
  }
  out += "]";
  if (const Coverage* coverage = report.coverage) {
    out += fmt::format(R"(,"coverage":{{"branches":{},"taken":{},"percent":{:.1f},"expressions":[)",
                       coverage->branches(), coverage->taken(), coverage->percent());
    for (const Coverage::Unit& unit : coverage->units())
      out += (&unit == &coverage->units().front() ? "" : ",") + unit_json(unit);
    out += "]}";
  }
  return out + "}\n";
}

std::string report_junit(const Report& report) {
  Totals all;
  for (const SuiteResult& suite : report.suites) all.add(suite);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"attrmap\" " + all.attributes() + ">\n";
  for (const SuiteResult& suite : report.suites) {
    Totals totals;
    totals.add(suite);
    out += "  <testsuite name=\"" + xml(suite.suite->path) + "\" " + totals.attributes() + ">\n" +
           properties_xml(*suite.suite);
    for (const CaseResult& c : suite.cases) out += case_xml(*suite.suite, c);
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

}  // namespace attrmap::suite
