#include "explain/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "explain/branches.hpp"
#include "explain/notes.hpp"
#include "syntax/print.hpp"
#include "syntax/visit.hpp"
#include "value/json.hpp"

namespace attrmap::explain {
namespace {

using syntax::NodeId;
using syntax::NodeKind;

constexpr std::size_t kLongestPart = 100, kLongestValue = 200;

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

}  // namespace

std::string cut(std::string text, std::size_t longest) {
  if (text.size() <= longest) return text;
  std::size_t end = longest - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

std::vector<Step> explain(const syntax::Ast& ast, const func::Registry& registry, const Recorder& recorder,
                          const std::optional<Diagnostic>& error) {
  std::vector<Step> steps;
  const std::vector<NodeId> taken = taken_branches(ast, registry, recorder);
  constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  std::size_t hidden = kNowhere;  // depth of the Redact that we are in
  syntax::walk(
      ast, ast.root,
      [&](NodeId id, std::size_t depth) {
        const syntax::Node& node = ast[id];
        if (!recorder.seen(id) || (is_constant(node.kind) && id != ast.root)) return false;
        const Val& value = recorder.value(id);
        Step step;
        step.depth = static_cast<std::uint32_t>(depth);
        step.text = cut(syntax::print(ast, id), kLongestPart);
        step.span = node.span;
        step.kind = kind_of(value);
        if (depth <= hidden) hidden = kNowhere;
        const bool inside = hidden != kNowhere;
        step.redacted = inside || (value.flags & Val::redacted) != 0;
        step.taken = std::find(taken.begin(), taken.end(), id) != taken.end();
        if (step.kind == Step::Kind::value && !step.redacted) step.value = to_value(value);
        if (node.kind == NodeKind::call) {
          const auto match = registry.find(node.text);
          const std::string& function = match.builtin == nullptr ? node.text : match.builtin->def.name;
          if (!inside) step.notes = notes_on(ast, id, function, recorder);  // they quote values
          if (!inside && function == "Redact") hidden = depth;
        } else if (node.kind == NodeKind::binary) {
          step.notes = notes_on(ast, id, {}, recorder);
        }
        steps.push_back(std::move(step));
        return true;
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
    out += fmt::format("{}{}  {}{}\n", indent, step.text, step.kind == Step::Kind::failed ? "" : "= ", in_words(step));
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
    if (step.taken) out += ",\"taken\":true";
    for (std::size_t i = 0; i < step.notes.size(); ++i) {
      out += i == 0 ? ",\"notes\":[" : ",";
      json::append_string(out, step.notes[i]);
      if (i + 1 == step.notes.size()) out += "]";
    }
    out += "}";
  }
  return out + "]";
}

Source source(const syntax::Ast& ast, const func::Registry& registry, const Recorder& recorder) {
  Source out{syntax::listing(ast), {}};
  for (const NodeId id : taken_branches(ast, registry, recorder)) out.taken.push_back(out.listing.spans[id]);
  return out;
}

std::string in_words(const Step& step) {
  switch (step.kind) {
    case Step::Kind::null: return "null";
    case Step::Kind::ignored: return "ignored: this attribute does not flow";
    case Step::Kind::ignored_object: return "ignored: this object does not flow";
    case Step::Kind::failed: return "fails";
    case Step::Kind::value: break;
  }
  return shown(step.value, step.redacted);
}

std::string shown(const Value& value, bool redacted) { return redacted ? "(redacted)" : shown(value); }

std::string shown(const Value& value) {
  if (value.is_null()) return "null";
  std::string text = value.kind() == ValueKind::date_time ? value.to_text() : value.to_json();
  return cut(std::move(text), kLongestValue);
}

}  // namespace attrmap::explain
