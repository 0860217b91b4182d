#include "attrmap/engine.hpp"

#include <algorithm>

#include "diag/codes_check.hpp"
#include "diag/codes_evaluate.hpp"
#include "diag/make.hpp"
#include "engine/state.hpp"
#include "func/scratch.hpp"
#include "program/outcome.hpp"
#include "program/pipeline.hpp"
#include "stdlib/all.hpp"
#include "syntax/print.hpp"

namespace attrmap {
namespace {

std::shared_ptr<func::Registry> built_in() {
  auto registry = std::make_shared<func::Registry>();
  stdlib::add_all(*registry);
  return registry;
}

// An attribute's view as a Val; objects and lists are unfolded into the arena.
Val from_view(const AttributeView& view, Arena& arena) {
  if (view.value() != nullptr) return from_value(*view.value(), arena);
  switch (view.kind()) {
    case ValueKind::boolean: return Val::of_boolean(view.boolean());
    case ValueKind::integer: return Val::of_integer(view.integer());
    case ValueKind::text: return from_text(view.text(), arena);
    default: return Val();
  }
}

bool too_large(const Val& value, const Limits& limits) {
  if (value.is_text()) return value.size > limits.text_bytes;
  if (value.kind != Val::list) return false;
  if (value.size > limits.list_items) return true;
  return std::any_of(value.values().begin(), value.values().end(),
                     [&](const Val& v) { return v.is_text() && v.size > limits.text_bytes; });
}

}  // namespace

std::string_view version() { return ATTRMAP_VERSION; }

std::string_view name(OutcomeKind kind) {
  constexpr std::string_view names[] = {"value", "null", "ignored", "ignored-object", "error"};
  return names[static_cast<std::size_t>(kind)];
}

Engine::Engine() {
  auto state = std::make_shared<State>();
  state->registry = built_in();
  state_ = std::move(state);
}

Result<Engine> Engine::create(EngineOptions options) {
  auto state = std::make_shared<State>();
  auto registry = built_in();
  std::vector<Diagnostic> errors;
  for (const CustomFunction& function : options.functions) {
    const std::string& name = function.definition.name;
    if (name.empty() || !function.evaluate)
      errors.push_back(diag::make(diag::kBadCustomFunction, {}, name, "it needs a name and an implementation"));
    else if (!registry->add(function))
      errors.push_back(diag::make(diag::kBadCustomFunction, {}, name, "a function of this name exists already"));
  }
  if (!errors.empty()) return errors;
  state->registry = std::move(registry);
  state->options = std::move(options);
  return Engine(std::move(state));
}

const EngineOptions& Engine::options() const { return state_->options; }

std::vector<const FunctionDef*> Engine::functions() const {
  std::vector<const FunctionDef*> defs;
  for (const func::Builtin* b : state_->registry->all()) defs.push_back(&b->def);
  std::stable_sort(defs.begin(), defs.end(),
                   [](const FunctionDef* a, const FunctionDef* b) { return a->name < b->name; });
  return defs;
}

Result<Program> Engine::compile(std::string_view expression, const CompileOptions& options) const {
  try {
    auto state = std::make_shared<Program::State>();
    std::vector<std::string_view> known;
    if (options.attributes != nullptr) known.assign(options.attributes->begin(), options.attributes->end());
    program::SlotTable slots;
    auto unit = program::build(std::string(expression), *state_->registry, slots,
                               {.dialect = state_->options.dialect,
                                .strict = state_->options.strict,
                                .limits = state_->options.limits,
                                .attributes = options.attributes == nullptr ? nullptr : &known});
    if (unit.code == nullptr) return std::move(unit.diagnostics);
    state->code = std::move(unit.code);
    state->ast = std::move(unit.ast);
    state->attributes = slots.names();
    state->registry = state_->registry;
    state->limits = state_->options.limits;
    return Result<Program>(Program(std::move(state)), std::move(unit.diagnostics));
  } catch (const std::exception& e) {
    return std::vector<Diagnostic>{diag::make(diag::kInternal, {}, e.what())};
  }
}

Workspace::Workspace() : state_(std::make_unique<State>()) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

const std::vector<std::string>& Program::attributes() const { return state_->attributes; }
const std::string& Program::source() const { return state_->ast.source; }
std::string Program::canonical() const { return syntax::print(state_->ast, syntax::PrintStyle::canonical); }

Outcome Program::evaluate(const Record& record, const Context& context) const {
  Workspace workspace;
  return evaluate(record, context, workspace);
}

Outcome Program::evaluate(const Record& record, const Context& context, Workspace& workspace) const {
  Outcome outcome;
  try {
    auto& scratch = workspace.state_->scratch;
    auto& slots = workspace.state_->slots;
    scratch.arena.reset();
    slots.assign(state_->attributes.size(), Val());
    for (std::uint32_t i = 0; i < slots.size(); ++i) {
      slots[i] = from_view(record.find(i, state_->attributes[i]), scratch.arena);
      if (too_large(slots[i], state_->limits)) {
        outcome.kind = OutcomeKind::error;
        outcome.error = diag::make(diag::kAttributeTooLarge, {}, state_->attributes[i], state_->limits.text_bytes,
                                   state_->limits.list_items);
        return outcome;
      }
    }
    func::Evaluation cx(scratch, slots.data(), context, state_->limits);
    outcome = program::outcome_of(state_->code->evaluate(cx), cx);
  } catch (const std::exception& e) {
    outcome.kind = OutcomeKind::error;
    outcome.error = diag::make(diag::kInternal, {}, e.what());
  }
  return outcome;
}

}  // namespace attrmap
