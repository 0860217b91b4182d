// Expression and record from the fuzzer: no crash, no internal error, valid text out, and the same result from a fresh
// program, a reused workspace and a program whose constants were not folded.
//
// Sections: expression, options (bit 0: cloudsync, bit 1: strict, bit 2: first of several roles), then the attributes
// in the order in which the program reads them; the first byte says what one is: s text, i integer, b boolean, l list
// of texts (separated by FE), r app role assignments (role names separated by FE), else null.
#include <charconv>
#include <optional>

#include "attrmap/attrmap.hpp"
#include "func/scratch.hpp"
#include "input.hpp"
#include "program/pipeline.hpp"
#include "program/shared_calls.hpp"
#include "stdlib/registry.hpp"

using namespace attrmap;

namespace {

Value value_of(std::string_view section) {
  const char kind = section.empty() ? 'n' : section.front();
  std::string_view body = section.empty() ? section : section.substr(1);
  switch (kind) {
    case 's': return Value(body);
    case 'b': return Value(body.size() % 2 == 1);
    case 'i': {
      std::int64_t number = 0;
      std::from_chars(body.data(), body.data() + body.size(), number);
      return Value(number);
    }
    case 'l':
    case 'r': {
      Value::List items;
      while (!body.empty()) {
        const auto end = body.find('\xFE');
        const std::string_view item = body.substr(0, end);
        if (kind == 'l')
          items.emplace_back(item);
        else
          items.emplace_back(Value::Object{{"appRoleDisplayName", item}, {"appRoleValue", item}});
        body = end == std::string_view::npos ? std::string_view() : body.substr(end + 1);
      }
      return Value(std::move(items));
    }
    default: return Value();
  }
}

constexpr Limits limits() {
  Limits l;
  l.expression_length = 2000;
  l.text_bytes = 1 << 16;
  l.list_items = 2000;
  l.cost = 100'000;
  l.regex_steps = 20'000;
  return l;
}
constexpr Limits kLimits = limits();

const Engine& engine(bool cloudsync, bool strict) {
  static const std::vector<Engine> engines = [] {
    std::vector<Engine> all;
    for (int i = 0; i < 4; ++i) {
      EngineOptions options;
      options.dialect = i % 2 ? Dialect::cloudsync : Dialect::provisioning;
      options.strict = i / 2;
      options.limits = kLimits;
      all.push_back(*Engine::create(options));
    }
    return all;
  }();
  return engines[(cloudsync ? 1u : 0u) + (strict ? 2u : 0u)];
}

std::string show(const Outcome& o) {
  if (o.kind == OutcomeKind::error) return "error " + o.error.code;
  return std::string(name(o.kind)) + " " + o.value.to_json();
}

/// Limits are reached earlier by code that folds less; and a fold that fails is an error at compile time.
bool is_error(const std::string& shown) { return shown.rfind("error", 0) == 0; }

/// Nothing folded, and as the second target of a mapping whose first one is the same expression.
std::optional<std::string> unfolded(const std::string& expression, const Engine& e,
                                    const std::vector<std::string>& names, const std::vector<Value>& values,
                                    const Context& context) {
  const func::Registry& registry = stdlib::registry();
  static func::Scratch scratch;
  program::SlotTable table;
  program::SharedCalls shared;
  const program::CompileOptions options{.dialect = e.options().dialect,
                                        .strict = e.options().strict,
                                        .limits = kLimits,
                                        .style = {.fold = false},
                                        .shared = &shared};
  const auto first = program::build(expression, registry, table, options);
  const auto unit = program::build(expression, registry, table, options);
  if (unit.code == nullptr) return std::nullopt;
  shared.share();
  scratch.arena.reset();
  std::vector<Val> slots;
  for (const std::string& name : table.names()) {
    std::size_t i = 0;
    while (i < names.size() && names[i] != name) ++i;
    slots.push_back(i < values.size() ? from_value(values[i], scratch.arena) : Val());
  }
  func::Evaluation cx(scratch, slots.data(), context, kLimits);
  std::vector<Val> memos(shared.memos());
  cx.memos = memos.data();
  first.code->evaluate(cx);
  cx.begin(slots.data());
  const Val v = unit.code->evaluate(cx);
  if (v.kind == Val::failed) return "error " + cx.error()->code;
  Outcome o;
  if (v.kind == Val::ignore_attribute)
    o.kind = OutcomeKind::ignored;
  else if (v.kind == Val::ignore_object)
    o.kind = OutcomeKind::ignored_object;
  else if (v.kind != Val::null) {
    o.kind = OutcomeKind::value;
    o.value = to_value(v);
  }
  return show(o);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::string expression(input.next());
  const unsigned option = input.option();
  const Engine& e = engine(option & 1, option & 2);
  const auto program = e.compile(expression);
  for (const Diagnostic& d : program.diagnostics()) fuzz::require(d.code != "E499", "internal error", d.message);
  if (!program) {
    fuzz::require(!program.diagnostics().empty(), "no program and no diagnostic");
    return 0;
  }

  MapRecord record;
  std::vector<Value> values;
  for (const std::string& name : program->attributes()) {
    values.push_back(value_of(input.next()));
    record.set(name, values.back());
  }
  Context context;
  context.now = DateTimeTicks{639'040'752'000'000'000};
  context.random_seed = 1;
  context.default_domain = "contoso.com";
  context.parameters["p"] = "parameter";
  context.is_taken = [](std::string_view candidate) { return candidate.size() % 2 == 0; };
  context.multiple_roles = option & 4 ? MultipleRoles::first : MultipleRoles::error;

  const Outcome outcome = program->evaluate(record, context);
  fuzz::require(outcome.error.code != "E499", "internal error", outcome.error.message);
  fuzz::require(outcome.cost <= kLimits.cost + 1'000'000, "the budget did not stop it");
  const std::string fresh = show(outcome);
  fuzz::require(invalid_utf8_at(fresh) == std::string::npos, "the result is not UTF-8");

  static Workspace workspace;
  const std::string reused = show(program->evaluate(record, context, workspace));
  fuzz::require(reused == fresh, "a reused workspace changes the result", fresh + " / " + reused);
  const auto bare = unfolded(expression, e, program->attributes(), values, context);
  fuzz::require(bare.has_value(), "compiles only with folding");
  fuzz::require(
      *bare == fresh || (is_error(*bare) && (is_error(fresh) || *bare == "error E418" || *bare == "error E415")),
      "folding changes the result", fresh + " / " + *bare);
  return 0;
}
