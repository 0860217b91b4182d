#include "repl/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "diag/display.hpp"
#include "diag/render.hpp"
#include "engine/state.hpp"
#include "explain/traced.hpp"
#include "program/outcome.hpp"
#include "value/json.hpp"

namespace attrmap::repl {
namespace {

Engine make_engine(const EngineOptions& options) {
  auto engine = Engine::create(options);
  return engine ? *engine : Engine();
}

std::string visible(const Value& value) {
  std::string text;
  diag::append_visible(text, value.kind() == ValueKind::date_time ? value.to_text() : value.to_json());
  return text;
}

}  // namespace

std::string type_of(const Value& value) {
  if (value.kind() != ValueKind::list) return std::string(json::type_name(value));
  const Value::List& list = value.list();
  std::string type = list.empty() ? "" : std::string(json::type_name(list.front()));
  for (const Value& item : list)
    if (json::type_name(item) != type) type = "mixed";
  return fmt::format("list of {}{}", list.size(), type.empty() ? "" : " : " + type);
}

Session::Session(Settings wanted) : settings(std::move(wanted)), engine(make_engine(settings.engine)) {
  settings.context.values_in_errors = true;  // the person at the terminal has loaded them
}

const func::Registry& Session::registry() const { return Internals::registry(engine); }

void Session::set_dialect(Dialect dialect) {
  settings.engine.dialect = dialect;
  engine = make_engine(settings.engine);
}

std::vector<std::string> Session::attribute_names() const {
  std::set<std::string> names;
  if (users != nullptr)
    for (std::string& name : users->attribute_names()) names.insert(std::move(name));
  if (schema)
    for (const auto& attribute : schema->source.attributes) names.insert(attribute.name);
  for (const auto& [name, value] : set) names.insert(name);
  return {names.begin(), names.end()};
}

std::string Session::rendered(const std::vector<Diagnostic>& problems, const std::string& source) const {
  return diag::render_pretty(problems, {.text = source},
                             {.color = settings.color, .width = std::max(50u, settings.width) - 10});
}

std::string Session::rendered(const Outcome& outcome) const {
  if (outcome.kind == OutcomeKind::error) return last ? rendered({outcome.error}, last->expression) : std::string();
  if (outcome.kind != OutcomeKind::value) return std::string(program::in_words(outcome.kind)) + "\n";
  const std::string type = type_of(outcome.value);
  if (outcome.value.kind() != ValueKind::list) return fmt::format("{} : {}\n", visible(outcome.value), type);
  std::string text = type + "\n";
  for (const Value& item : outcome.value.list()) text += "- " + visible(item) + "\n";
  return text;
}

program::Unit Session::build(std::string text, program::SlotTable& slots, program::Style style,
                             const Limits& limits) const {
  std::vector<std::string_view> known;
  if (schema) {
    for (const auto& attribute : schema->source.attributes) known.push_back(attribute.name);
    for (const auto& [name, value] : set) known.push_back(name);
  }
  return program::build(std::move(text), registry(), slots,
                        {.dialect = settings.engine.dialect,
                         .strict = settings.engine.strict,
                         .limits = limits,
                         .attributes = schema ? &known : nullptr,
                         .style = style});
}

Output Session::evaluate(std::string text) {
  program::SlotTable slots;
  const program::Unit unit = build(text, slots, {.trace = true}, settings.engine.limits);
  if (unit.incomplete && program::has_errors(unit.diagnostics))
    return {Output::Kind::more, rendered(unit.diagnostics, text)};
  last = Last{.expression = std::move(text), .problems = unit.diagnostics, .compiled = unit.code != nullptr};
  std::string out = rendered(unit.diagnostics, last->expression);
  if (unit.code == nullptr) return {Output::Kind::error, std::move(out)};
  if (const auto wrong = run(unit, slots)) {
    last->outcome.kind = OutcomeKind::error;
    last->outcome.error = *wrong;
    return {Output::Kind::error,
            out + fmt::format("the user cannot be read: error[{}]: {}\n", wrong->code, wrong->message)};
  }
  out += rendered(last->outcome);
  if (trace) out += explain::to_text(last->steps);
  return {last->outcome.kind == OutcomeKind::error ? Output::Kind::error : Output::Kind::result, std::move(out)};
}

Output Session::again() { return last ? evaluate(std::string(last->expression)) : Output(); }

std::optional<Diagnostic> Session::read(const program::SlotTable& slots, Arena& arena, std::vector<Val>& values) const {
  values.resize(slots.names().size());
  if (users != nullptr && !values.empty())
    if (auto wrong = users->read(slots.names(), arena, values.data())) return wrong;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (const auto it = set.find(slots.names()[i]); it != set.end()) values[i] = from_value(it->second, arena);
  return std::nullopt;
}

bool Session::drawn_by_lot(const syntax::Ast& ast) const {
  for (const syntax::Node& node : ast.nodes) {
    if (node.kind != syntax::NodeKind::call) continue;
    const auto match = registry().find(node.text);
    if (match.builtin == nullptr) continue;
    const std::string& name = match.builtin->def.name;
    if (name == "Now" && !settings.context.now) return true;
    if ((name == "Guid" || name == "RandomString") && !settings.context.random_seed) return true;
  }
  return false;
}

std::optional<Diagnostic> Session::run(const program::Unit& unit, const program::SlotTable& slots) {
  func::Scratch scratch;
  std::vector<Val> values;
  if (auto wrong = read(slots, scratch.arena, values)) return wrong;
  for (std::size_t i = 0; i < values.size(); ++i) last->attributes.emplace_back(slots.names()[i], to_value(values[i]));
  for (const syntax::Node& node : unit.ast.nodes)
    if (node.kind == syntax::NodeKind::call)
      if (const auto match = registry().find(node.text); match.builtin != nullptr)
        last->reads_clock |= !match.builtin->def.deterministic;

  explain::Recorder recorder;
  explain::Traced traced =
      explain::evaluate(unit, registry(), scratch, values.data(), settings.context, settings.engine.limits, recorder);
  last->steps = std::move(traced.steps);
  last->outcome = std::move(traced.outcome);
  return std::nullopt;
}

}  // namespace attrmap::repl
