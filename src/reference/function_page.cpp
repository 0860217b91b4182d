#include <fmt/format.h>

#include <algorithm>

#include "reference/pages.hpp"

namespace attrmap::reference {
namespace {

std::string result(const FunctionExample& example) {
  switch (example.expect) {
    case Expect::null: return "null";
    case Expect::ignored: return "ignored";
    case Expect::error: return "error " + example.result;
    default: return "`" + example.result + "`";
  }
}

}  // namespace

std::string cell(std::string text) {
  for (std::size_t i = 0; (i = text.find('|', i)) != std::string::npos; i += 2) text.insert(i, "\\");
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string described(const Parameter& parameter, std::string_view quote) {
  std::string text = parameter.description;
  std::string_view before = ": ";
  const auto add = [&](std::string_view value, std::string_view meaning) {
    text += fmt::format("{}{}{}{}", before, quote, value, quote);
    if (!meaning.empty()) text += fmt::format(" ({})", meaning);
    before = ", ";
  };
  for (const std::string& constant : parameter.constants) add(constant, {});
  for (const KnownValue& known : parameter.known_values) add(known.text, known.meaning);
  return text;
}

std::string function_page(const FunctionDef& def) {
  std::string text =
      fmt::format("# {}\n\n`{}` gives {}\n\n{}\n\n", def.name, def.signature(), name(def.result), def.summary);
  if (!def.parameters.empty()) {
    text += "| parameter | type | needed | meaning | Graph key |\n|---|---|---|---|---|\n";
    for (const Parameter& p : def.parameters) {
      text += fmt::format("| {} | {} | {}{} | {} | {} |\n", p.name, name(p.type), p.required ? "yes" : "no",
                          p.repeats ? ", repeats" : "", cell(described(p, "`")),
                          p.graph_key.empty() ? p.name : p.graph_key);
    }
    text += "\n";
  }
  if (!def.notes.empty()) text += def.notes + "\n\n";
  std::string dialects;
  for (const Dialect d : def.dialects) dialects += (dialects.empty() ? "" : ", ") + std::string(name(d));
  text += fmt::format("Dialects: {}. Evidence: {}. {}{}\n", dialects, name(def.evidence),
                      def.deterministic ? "" : "Depends on the evaluation's context. ",
                      def.per_value ? "Applied to each value of a list." : "");
  if (!def.examples.empty()) {
    text += "\n| expression | attributes | result |\n|---|---|---|\n";
    for (const FunctionExample& e : def.examples)
      text +=
          fmt::format("| `{}` | {} | {} |\n", cell(e.expression),
                      e.attributes == "{}" ? e.now.empty() ? "" : "now " + e.now
                                           : "`" + cell(e.attributes) + "`" + (e.now.empty() ? "" : ", now " + e.now),
                      cell(result(e)));
  }
  return text;
}

}  // namespace attrmap::reference
