#include <fmt/format.h>

#include "explain/explanation.hpp"
#include "html/code.hpp"
#include "html/html.hpp"

namespace attrmap::explain {
namespace {

std::string_view style(Step::Kind kind) {
  constexpr std::string_view names[] = {"value", "null", "ignored", "ignored", "failed"};
  return names[static_cast<std::size_t>(kind)];
}

std::string result(const Step& step) {
  const bool code = step.kind == Step::Kind::value || step.kind == Step::Kind::null;
  return html::element(code ? "code" : "span", "badge result " + std::string(style(step.kind)), in_words(step));
}

}  // namespace

std::string to_html(const std::vector<Step>& steps) {
  std::string out = "<ol class=\"steps\">\n";
  for (const Step& step : steps) {
    out += fmt::format("<li class=\"{}\" style=\"--d:{}\"><div class=\"step\">", style(step.kind), step.depth);
    if (step.taken) out += html::badge("plain", "taken");
    out += html::element("code", "", step.text) + result(step);
    for (const std::string& note : step.notes) out += html::element("p", "note", note);
    out += "</div></li>\n";
  }
  return out + "</ol>\n";
}

std::string html_legend() { return "<p class=\"legend\"><mark class=\"taken\">a branch that was taken</mark></p>\n"; }

std::string to_html(const Source& source, const std::vector<Step>& steps) {
  const bool says_more = !source.taken.empty() || steps.empty() || source.listing.text != steps.front().text;
  std::string out;
  if (says_more) {
    std::vector<html::Mark> marks;
    for (const Span span : source.taken) marks.push_back({span, "taken", "taken"});
    out += html::code(source.listing, marks);
  }
  return out + to_html(steps);
}

}  // namespace attrmap::explain
