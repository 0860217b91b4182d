#include "explain/explanation.hpp"

#include <fmt/format.h>

#include "explain/notes.hpp"
#include "syntax/print.hpp"
#include "syntax/visit.hpp"
#include "value/json.hpp"

namespace attrmap::explain {
namespace {

using syntax::NodeId;
using syntax::NodeKind;

constexpr std::size_t kLongestPart = 100, kLongestValue = 200;

std::string cut(std::string text, std::size_t longest) {
  if (text.size() <= longest) return text;
  std::size_t end = longest - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

bool is_constant(NodeKind kind) {
  return kind == NodeKind::string || kind == NodeKind::integer || kind == NodeKind::word || kind == NodeKind::blank;
}

std::string_view name(Step::Kind kind) {
  constexpr std::string_view names[] = {"value", "null", "ignored", "ignored-object", "error"};
  return names[static_cast<std::size_t>(kind)];
}

Step::Kind kind_of(const Val& value) {
  switch (value.kind) {
    case Val::null: return Step::Kind::null;
    case Val::ignore_attribute: return Step::Kind::ignored;
    case Val::ignore_object: return Step::Kind::ignored_object;
    case Val::failed: return Step::Kind::failed;
    default: return Step::Kind::value;
  }
}

std::string result_of(const Step& step) {
  switch (step.kind) {
    case Step::Kind::null: return "= null";
    case Step::Kind::ignored: return "= ignored: this attribute does not flow";
    case Step::Kind::ignored_object: return "= ignored: this object does not flow";
    case Step::Kind::failed: return "fails";
    case Step::Kind::value: break;
  }
  return "= " + (step.redacted ? std::string("(redacted)") : shown(step.value));
}

}  // namespace

std::vector<Step> explain(const syntax::Ast& ast, const func::Registry& registry, const Recorder& recorder,
                          const std::optional<Diagnostic>& error) {
  std::vector<Step> steps;
  syntax::walk(
      ast, ast.root,
      [&](NodeId id, std::size_t depth) {
        const syntax::Node& node = ast[id];
        if (!recorder.seen(id) || (is_constant(node.kind) && id != ast.root)) return false;
        const Val& value = recorder.value(id);
        bool into = true;
        Step step;
        step.depth = static_cast<std::uint32_t>(depth);
        step.text = cut(syntax::print(ast, id), kLongestPart);
        step.span = node.span;
        step.kind = kind_of(value);
        step.redacted = (value.flags & Val::redacted) != 0;
        if (step.kind == Step::Kind::value && !step.redacted) step.value = to_value(value);
        if (node.kind == NodeKind::call) {
          const auto match = registry.find(node.text);
          const std::string& name = match.builtin == nullptr ? node.text : match.builtin->def.name;
          step.notes = notes_on(ast, id, name, recorder);
          into = name != "Redact";  // its argument is what must not be shown
        } else if (node.kind == NodeKind::binary) {
          step.notes = notes_on(ast, id, {}, recorder);
        }
        steps.push_back(std::move(step));
        return into;
      },
      [](NodeId, std::size_t) {});
  // The error belongs to the innermost part that holds its place: the last one in the order of reading.
  for (auto step = steps.rbegin(); error && step != steps.rend(); ++step)
    if (step->kind == Step::Kind::failed && step->span.begin <= error->span.begin &&
        error->span.end <= step->span.end) {
      step->notes.push_back(error->message);
      break;
    }
  return steps;
}

std::string to_text(const std::vector<Step>& steps) {
  std::string out;
  for (const Step& step : steps) {
    const std::string indent(2 * std::size_t{step.depth}, ' ');
    out += fmt::format("{}{}  {}\n", indent, step.text, result_of(step));
    for (const std::string& note : step.notes) out += indent + "  -- " + note + "\n";
  }
  return out;
}

std::string to_json(const std::vector<Step>& steps) {
  std::string out = "[";
  for (const Step& step : steps) {
    if (&step != &steps.front()) out += ",";
    out += fmt::format("{{\"depth\":{},\"text\":", step.depth);
    json::append_string(out, step.text);
    out += fmt::format(",\"span\":[{},{}],\"kind\":\"{}\"", step.span.begin, step.span.end, name(step.kind));
    if (step.kind == Step::Kind::value && !step.redacted) {
      out += ",\"value\":";
      json::append(out, step.value);
    }
    if (step.redacted) out += ",\"redacted\":true";
    for (std::size_t i = 0; i < step.notes.size(); ++i) {
      out += i == 0 ? ",\"notes\":[" : ",";
      json::append_string(out, step.notes[i]);
      if (i + 1 == step.notes.size()) out += "]";
    }
    out += "}";
  }
  return out + "]";
}

std::string shown(const Value& value) {
  if (value.is_null()) return "null";
  std::string text = value.kind() == ValueKind::date_time ? value.to_text() : value.to_json();
  return cut(std::move(text), kLongestValue);
}

}  // namespace attrmap::explain
