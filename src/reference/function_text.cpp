#include <fmt/format.h>

#include "reference/pages.hpp"
#include "value/json.hpp"

namespace attrmap::reference {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  json::append_string(out, text);
  return out;
}

template <class List, class Text>
std::string array(const List& list, Text&& text) {
  std::string out = "[";
  for (const auto& item : list) out += (out.size() > 1 ? "," : "") + text(item);
  return out + "]";
}

std::string_view expectation(const FunctionExample& e) {
  switch (e.expect) {
    case Expect::null: return "null";
    case Expect::ignored: return "ignored";
    case Expect::error: return "error";
    default: return "value";
  }
}

/// Graph knows the types of attributes only.
std::string_view graph_type(Type type) {
  switch (type) {
    case Type::integer: return "Integer";
    case Type::boolean: return "Boolean";
    case Type::date_time: return "DateTime";
    case Type::reference: return "Reference";
    case Type::binary: return "Binary";
    default: return "String";
  }
}

/// Broken at blanks, so that a line has at most 78 columns or so.
std::string wrapped(std::string_view text, std::string_view indent) {
  if (const auto line_end = text.find('\n'); line_end != text.npos)
    return wrapped(text.substr(0, line_end), indent) + wrapped(text.substr(line_end + 1), indent);
  std::string out(indent);
  std::size_t column = indent.size();
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (column + end + 1 > 78 && column > indent.size()) {
      out += "\n" + std::string(indent);
      column = indent.size();
    } else if (column > indent.size()) {
      out += ' ';
      ++column;
    }
    out += text.substr(0, end);
    column += end;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out + "\n";
}

}  // namespace

std::string function_text(const FunctionDef& def) {
  std::string out = fmt::format("{}  gives {}\n\n{}", def.signature(), name(def.result), wrapped(def.summary, "  "));
  if (!def.parameters.empty()) out += "\n";
  for (const Parameter& p : def.parameters) {
    out += fmt::format("  {}  {}{}{}\n{}", p.name, name(p.type), p.required ? "" : ", optional",
                       p.repeats ? ", repeats" : "", wrapped(described(p, "\""), "      "));
  }
  if (!def.notes.empty()) out += "\n" + wrapped(def.notes, "  ");
  if (!def.examples.empty()) out += "\nexamples:\n";
  for (const FunctionExample& e : def.examples) {
    const std::string result = e.expect == Expect::error   ? "error " + e.result
                               : e.expect == Expect::value ? e.result
                                                           : std::string(expectation(e));
    out +=
        fmt::format("  {}\n      {}{}\n", e.expression, result, e.attributes == "{}" ? "" : "   with " + e.attributes);
  }
  return out;
}

std::string function_json(const FunctionDef& def) {
  std::string out = "{\"name\":" + quoted(def.name) + ",\"signature\":" + quoted(def.signature()) +
                    ",\"category\":" + quoted(name(def.category)) + ",\"parameters\":";
  out += array(def.parameters, [](const Parameter& p) {
    std::string text = "{\"name\":" + quoted(p.name) + ",\"type\":" + quoted(name(p.type)) +
                       fmt::format(",\"required\":{},\"repeats\":{}", p.required, p.repeats) +
                       ",\"description\":" + quoted(p.description);
    if (!p.constants.empty())
      text += ",\"constants\":" + array(p.constants, [](const std::string& c) { return quoted(c); });
    if (!p.known_values.empty())
      text += ",\"knownValues\":" + array(p.known_values, [](const KnownValue& known) {
                return "{\"value\":" + quoted(known.text) + ",\"meaning\":" + quoted(known.meaning) + "}";
              });
    return text + ",\"graphKey\":" + quoted(p.graph_key.empty() ? p.name : p.graph_key) + "}";
  });
  out += ",\"result\":" + quoted(name(def.result)) + ",\"summary\":" + quoted(def.summary) +
         ",\"reading\":" + quoted(def.reading) + ",\"notes\":" + quoted(def.notes) +
         ",\"dialects\":" + array(def.dialects, [](Dialect d) { return quoted(name(d)); }) +
         ",\"evidence\":" + quoted(name(def.evidence)) + ",\"examples\":";
  out += array(def.examples, [](const FunctionExample& e) {
    std::string text = "{\"expression\":" + quoted(e.expression) + ",\"attributes\":" + e.attributes +
                       ",\"expect\":" + quoted(expectation(e));
    if (e.expect == Expect::value && !e.result.empty()) text += ",\"result\":" + e.result;
    if (e.expect == Expect::error) text += ",\"code\":" + quoted(e.result);
    if (!e.now.empty()) text += ",\"now\":" + quoted(e.now);
    return text + "}";
  });
  return out + "}";
}

std::string function_graph(const FunctionDef& def) {
  return "{\"name\":" + quoted(def.name) + ",\"parameters\":" +
         array(def.parameters,
               [](const Parameter& p) {
                 return "{\"allowMultipleOccurrences\":" + std::string(p.repeats ? "true" : "false") +
                        ",\"name\":" + quoted(p.graph_key.empty() ? p.name : p.graph_key) +
                        ",\"required\":" + (p.required ? "true" : "false") + ",\"type\":" + quoted(graph_type(p.type)) +
                        "}";
               }) +
         "}";
}

}  // namespace attrmap::reference
