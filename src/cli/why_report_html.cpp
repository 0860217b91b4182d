#include <algorithm>

#include "cli/why_report.hpp"
#include "html/html.hpp"

namespace attrmap::cli {
namespace {

using html::badge;
using html::element;
using html::escaped;

std::string clause_item(const ScopeClause& clause) {
  std::string out = clause.holds ? "<li>" : "<li class=\"fails\">";
  out += element("code", "", clause.condition) + (clause.holds ? " holds" : " fails") + ": it is " +
         element("code", "", clause.held);
  return out + "</li>\n";
}

std::string scope_card(const std::vector<ScopeGroup>& groups) {
  const bool in = std::any_of(groups.begin(), groups.end(), [](const ScopeGroup& g) { return g.holds(); });
  std::string out = "<section class=\"card " + std::string(in ? "value" : "failed") + "\">\n<h3>Scoping filter " +
                    (in ? badge("value", "in scope") : badge("failed", "out of scope")) + "</h3>\n";
  if (groups.size() > 1) out += "<p class=\"soft\">In scope when all clauses of some group hold.</p>\n";
  for (const ScopeGroup& group : groups) {
    out += "<p>Group " + element("b", "", group.name) + "</p>\n<ul class=\"clauses\">\n";
    for (const ScopeClause& clause : group.clauses) out += clause_item(clause);
    out += "</ul>\n";
  }
  return out + "</section>\n";
}

std::string_view style(Fate::Kind kind) {
  constexpr std::string_view names[] = {"value", "null", "failed"};
  return names[static_cast<std::size_t>(kind)];
}

std::string result(const Fate& fate) {
  switch (fate.kind) {
    case Fate::Kind::flows: return element("code", "badge value", explain::shown(fate.value, fate.redacted));
    case Fate::Kind::nothing: return badge("null", "nothing flows");
    case Fate::Kind::fails: break;
  }
  return badge("failed", "fails");
}

std::string target_card(const Fate& fate, const std::string& anchor) {
  std::string out = "<section class=\"card " + std::string(style(fate.kind)) + "\" id=\"" + anchor + "\">\n<h3>" +
                    element("code", "", fate.target) + result(fate) + "</h3>\n";
  if (!fate.reason.empty()) out += element("p", "soft", fate.reason) + "\n";
  if (!fate.steps.empty()) out += explain::to_html(fate.source, fate.steps);
  return out + "</section>\n";
}

std::string sum(std::size_t count, std::string_view style, std::string_view what) {
  return "<div class=\"card " + std::string(style) + "\"><b>" + std::to_string(count) + "</b>" + escaped(what) +
         "</div>\n";
}

std::string sums(const std::vector<Fate>& targets) {
  const auto count = [&](Fate::Kind kind) {
    return static_cast<std::size_t>(
        std::count_if(targets.begin(), targets.end(), [&](const Fate& f) { return f.kind == kind; }));
  };
  std::string out = "<div class=\"sums\">\n" + sum(count(Fate::Kind::flows), "value", "targets get a value") +
                    sum(count(Fate::Kind::nothing), "null", "get nothing");
  if (const std::size_t fails = count(Fate::Kind::fails); fails > 0) out += sum(fails, "failed", "fail");
  return out + "</div>\n";
}

}  // namespace

std::string to_html(const WhyReport& report) {
  std::string out;
  if (report.targets.size() > 1) out += sums(report.targets);
  if (!report.states.empty() || report.no_match || !report.scope.empty()) out += "<h2>The user</h2>\n";
  if (report.no_match) out += "<p class=\"card failed\">" + escaped(kNoMatch) + "</p>\n";
  if (!report.states.empty()) {
    out += "<ul class=\"card clauses plain\">\n";
    for (const std::string& state : report.states) out += element("li", "", state) + "\n";
    out += "</ul>\n";
  }
  if (!report.scope.empty()) out += scope_card(report.scope);
  html::Anchors anchors;
  std::string index, cards;
  bool branches = false;
  for (const Fate& fate : report.targets) {
    branches = branches || !fate.source.taken.empty();
    const std::string anchor = anchors.make(fate.target);
    index += "<li><a href=\"#" + anchor + "\">" + escaped(fate.target) + "</a></li>\n";
    cards += target_card(fate, anchor);
  }
  out += "<h2>Targets</h2>\n";
  if (branches) out += explain::html_legend();
  if (report.targets.size() > 8) out += "<ul class=\"card index\">\n" + index + "</ul>\n";
  return html::page("attrmap why", "record " + report.source_id.value_or("without an id"), out + cards);
}

}  // namespace attrmap::cli
