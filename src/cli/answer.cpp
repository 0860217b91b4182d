#include "cli/answer.hpp"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/unicode.hpp"
#include "diag/render.hpp"
#include "value/json.hpp"

namespace attrmap::cli {
namespace {

using Json = nlohmann::ordered_json;

Json diagnostic(const Diagnostic& d) {
  Json json{
      {"stage", diag::name(d.stage)}, {"code", d.code}, {"message", d.message}, {"span", {d.span.begin, d.span.end}}};
  if (!d.help.empty()) json["help"] = d.help;
  return json;
}

/// One answer is one line for every reader: U+0085, U+2028 and U+2029, which some take for line ends, are escaped.
std::string one_line(std::string text) {
  for (const auto& [bytes, escape] :
       {std::pair{"\xC2\x85", "\\u0085"}, std::pair{"\xE2\x80\xA8", "\\u2028"}, std::pair{"\xE2\x80\xA9", "\\u2029"}})
    for (std::size_t i = 0; (i = text.find(bytes, i)) != std::string::npos;)
      text.replace(i, std::strlen(bytes), escape);
  return text;
}

std::string finish(const std::string& id, const Json& json) {
  std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (!id.empty()) text.insert(1, "\"id\":" + id + (text.size() > 2 ? "," : ""));
  return text;
}

}  // namespace

std::string answer(const std::string& id, const Outcome& outcome, const std::vector<Diagnostic>& warnings,
                   const std::string& trace) {
  Json json{{"outcome", name(outcome.kind)}};
  // The value is spliced in as text: a document of its own would copy large values twice.
  std::string value;
  if (outcome.kind == OutcomeKind::value) {
    Arena arena;
    json::append(value, from_value(outcome.value, arena), json::Objects::as_text);
    json["type"] = json::type_name(outcome.value);
  }
  if (!warnings.empty()) {
    json["warnings"] = Json::array();
    for (const Diagnostic& d : warnings) json["warnings"].push_back(diagnostic(d));
  }
  if (outcome.kind == OutcomeKind::error) json["error"] = diagnostic(outcome.error);
  std::string text = finish(id, json);
  if (!value.empty()) text.insert(text.find(",\"type\":"), ",\"value\":" + value);
  if (!trace.empty()) text.insert(text.rfind('}'), ",\"trace\":" + trace);
  return one_line(std::move(text));
}

std::string error_answer(const std::string& id, const std::vector<Diagnostic>& diagnostics) {
  Json json{{"outcome", "error"}};
  const auto first = std::find_if(diagnostics.begin(), diagnostics.end(),
                                  [](const Diagnostic& d) { return d.severity == Severity::error; });
  for (const Diagnostic& d : diagnostics)
    if (d.severity != Severity::error) json["warnings"].push_back(diagnostic(d));
  if (first != diagnostics.end()) json["error"] = diagnostic(*first);
  for (auto it = first; it != diagnostics.end(); ++it)
    if (it != first && it->severity == Severity::error) json["errors"].push_back(diagnostic(*it));
  return one_line(finish(id, json));
}

}  // namespace attrmap::cli
