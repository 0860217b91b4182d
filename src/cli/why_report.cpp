#include "cli/why_report.hpp"

#include <algorithm>

#include "schema/located_json.hpp"
#include "value/json.hpp"

namespace attrmap::cli {
namespace {

using schema::json_quoted;

std::string in_words(const ScopeGroup& group) {
  std::string out = "scoping filter, group " + group.name + ":";
  for (const ScopeClause& clause : group.clauses)
    out += (&clause == &group.clauses.front() ? " " : "; ") + clause.condition +
           (clause.holds ? " holds" : " fails (it is " + clause.held + ")");
  return out;
}

/// A sentence each.
std::vector<std::string> facts(const WhyReport& report) {
  std::vector<std::string> out = report.states;
  for (const ScopeGroup& group : report.scope) out.push_back(in_words(group));
  if (report.no_match) out.emplace_back(kNoMatch);
  return out;
}

std::string text(const Fate& fate) {
  std::string out = "\n" + fate.target +
                    (fate.kind == Fate::Kind::flows ? " <- " + explain::shown(fate.value, fate.redacted)
                                                    : std::string(": nothing flows")) +
                    "\n";
  if (!fate.reason.empty()) out += "  " + fate.reason + "\n";
  std::string steps = explain::to_text(fate.steps);
  while (!steps.empty()) {
    const auto end = steps.find('\n');
    out += "    " + steps.substr(0, end) + "\n";
    steps.erase(0, end + 1);
  }
  return out;
}

std::string json_of(const Fate& fate) {
  const bool flows = fate.kind == Fate::Kind::flows;
  std::string out = "{\"target\":" + json_quoted(fate.target) + ",\"flows\":" + (flows ? "true" : "false");
  if (flows && !fate.redacted) {
    out += ",\"value\":";
    json::append(out, fate.value);
  }
  if (fate.redacted) out += ",\"redacted\":true";
  if (!fate.reason.empty()) out += ",\"reason\":" + json_quoted(fate.reason);
  return out + ",\"steps\":" + explain::to_json(fate.steps) + "}";
}

}  // namespace

bool ScopeGroup::holds() const {
  return std::all_of(clauses.begin(), clauses.end(), [](const ScopeClause& c) { return c.holds; });
}

std::string to_text(const WhyReport& report) {
  std::string out = "record " + report.source_id.value_or("without an id") + "\n";
  for (const std::string& fact : facts(report)) out += "  " + fact + "\n";
  for (const Fate& fate : report.targets) out += text(fate);
  return out;
}

std::string to_json(const WhyReport& report) {
  std::string out =
      "{\"sourceId\":" + (report.source_id ? json_quoted(*report.source_id) : std::string("null")) + ",\"facts\":[";
  const std::vector<std::string> told = facts(report);
  for (const std::string& fact : told) out += (&fact == &told.front() ? "" : ",") + json_quoted(fact);
  out += "],\"targets\":[";
  for (const Fate& fate : report.targets) out += (&fate == &report.targets.front() ? "" : ",") + json_of(fate);
  return out + "]}\n";
}

}  // namespace attrmap::cli
