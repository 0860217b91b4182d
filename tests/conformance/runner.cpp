// Runs every conformance case in each mode that must agree: program and workspace fresh or reused, constants folded or
// not, calls written together or not, traced, printed on one line or laid out, one thread or several.
#include <doctest/doctest.h>

#include <atomic>
#include <iostream>
#include <map>
#include <optional>
#include <regex>
#include <thread>

#include "attrmap/attrmap.hpp"
#include "cases.hpp"
#include "func/scratch.hpp"
#include "program/pipeline.hpp"
#include "program/shared_calls.hpp"
#include "stdlib/registry.hpp"
#include "syntax/layout.hpp"
#include "syntax/print.hpp"
#include "text/casing.hpp"
#include "time/parse.hpp"

using namespace attrmap;
using conformance::Case;

namespace {

Value value_of(const nlohmann::json& json) {
  if (json.is_boolean()) return Value(json.get<bool>());
  if (json.is_number_integer()) return Value(json.get<std::int64_t>());
  if (json.is_string()) return Value(json.get<std::string>());
  if (json.is_array()) {
    Value::List items;
    for (const auto& item : json) items.push_back(value_of(item));
    return Value(std::move(items));
  }
  return Value();
}

std::string lower(std::string_view text) {
  Arena arena(256);
  return std::string(text::to_lower(text, arena));
}

/// What a case needs besides its expression.
struct Input {
  MapRecord record;
  Context context;
  Dialect dialect;
  explicit Input(const Case& c) : dialect(*parse_dialect(c.dialect)) {
    for (const auto& [name, value] : c.attributes.items()) record.set(name, value_of(value));
    if (!c.now.empty()) context.now = DateTimeTicks{time::parse_iso_instant(c.now)->ticks};
    for (const auto& [name, value] : c.parameters.items()) context.parameters[name] = value.get<std::string>();
    context.is_taken = [taken = c.taken](std::string_view candidate) {
      for (const auto& t : taken)
        if (lower(t) == lower(candidate)) return true;
      return false;
    };
  }
};

const Engine& engine(Dialect dialect) {
  static const std::map<Dialect, Engine> engines = [] {
    std::map<Dialect, Engine> all;
    for (const Dialect d : {Dialect::provisioning, Dialect::cloudsync}) {
      EngineOptions options;
      options.dialect = d;
      all.emplace(d, *Engine::create(options));
    }
    return all;
  }();
  return engines.at(dialect);
}

/// "value:...", "null", "ignored", "error"
std::string show(const Outcome& o) {
  switch (o.kind) {
    case OutcomeKind::null: return "null";
    case OutcomeKind::ignored:
    case OutcomeKind::ignored_object: return "ignored";
    case OutcomeKind::error: return "error " + o.error.code + " " + o.error.message;
    default: break;
  }
  if (o.value.kind() != ValueKind::list) return "value:" + o.value.to_text();
  Value::List texts;
  for (const Value& item : o.value.list()) texts.emplace_back(item.to_text());
  return "value:" + Value(texts).to_json();
}

bool agrees(const nlohmann::json& expect, const std::string& got) {
  if (expect.contains("error")) return got.rfind("error", 0) == 0;
  if (expect.contains("null")) return got == "null";
  if (expect.contains("ignored")) return got == "ignored";
  if (expect.contains("matches"))
    return got.rfind("value:", 0) == 0 &&
           std::regex_match(got.substr(6), std::regex(expect["matches"].get<std::string>()));
  const auto& value = expect.at("value");
  return got == "value:" + (value.is_array() ? value_of(value).to_json() : value.get<std::string>());
}

std::string fresh(const Case& c) {
  const Input input(c);
  const auto program = engine(input.dialect).compile(c.expression);
  if (!program) return "error " + program.diagnostics().front().code;
  return show(program->evaluate(input.record, input.context));
}

using stdlib::registry;

/// The internal road: another style of program, values bound by hand. `twice`: as if two targets of a mapping had the
/// expression; the second one tells.
std::string directly(const Case& c, program::Style style, func::Scratch& scratch, bool twice = false) {
  const Input input(c);
  program::SlotTable table;
  program::SharedCalls shared;
  const program::CompileOptions options{.dialect = input.dialect, .style = style, .shared = twice ? &shared : nullptr};
  const auto other = twice ? program::build(c.expression, registry(), table, options) : program::Unit();
  const auto unit = program::build(c.expression, registry(), table, options);
  if (unit.code == nullptr) return "error";
  shared.share();
  scratch.arena.reset();
  std::vector<Value> owned;
  for (const auto& name : table.names()) {
    const auto it = c.attributes.find(name);
    owned.push_back(it == c.attributes.end() ? Value() : value_of(*it));
  }
  std::vector<Val> slots;
  for (const Value& v : owned) slots.push_back(from_value(v, scratch.arena));
  const Limits limits;
  func::Evaluation cx(scratch, slots.data(), input.context, limits);
  struct : func::TraceSink {
    void record(std::uint32_t, const Val&) override { ++count; }
    std::size_t count = 0;
  } sink;
  cx.trace = &sink;
  std::vector<Val> memos(shared.memos());
  cx.memos = memos.data();
  if (twice) other.code->evaluate(cx);
  cx.begin(slots.data());
  const Val v = unit.code->evaluate(cx);
  Outcome o;
  if (v.kind == Val::failed) {
    o.kind = OutcomeKind::error;
    o.error = *cx.error();
  } else if (v.kind == Val::ignore_attribute || v.kind == Val::ignore_object)
    o.kind = OutcomeKind::ignored;
  else if (v.kind == Val::null)
    o.kind = OutcomeKind::null;
  else {
    o.kind = OutcomeKind::value;
    o.value = to_value(v);
  }
  return show(o);
}

void run(const std::vector<Case>& cases, std::size_t least) {
  std::map<std::string, std::size_t> skipped;
  std::vector<const Case*> active;
  for (const Case& c : cases) {
    if (c.skipped.empty())
      active.push_back(&c);
    else
      ++skipped[c.skipped];
  }
  for (const auto& [reason, count] : skipped) std::cout << count << " skipped: " << reason << '\n';
  std::cout << active.size() << " cases run\n";
  REQUIRE(active.size() >= least);

  std::vector<std::string> first(active.size());
  func::Scratch scratch;
  for (std::size_t i = 0; i < active.size(); ++i) {
    const Case& c = *active[i];
    first[i] = fresh(c);
    CAPTURE(c.id);
    CAPTURE(c.expression);
    bool agreed = false;
    for (const auto& expect : c.expect) agreed = agreed || agrees(expect, first[i]);
    CHECK_MESSAGE(agreed, first[i] << " instead of " << c.expect.front().dump());
    if (c.expect.front().contains("matches")) continue;  // random: no two runs agree
    const auto same = [&](const std::string& other) {
      if (first[i].rfind("error", 0) == 0)
        CHECK(other.rfind("error", 0) == 0);
      else
        CHECK(other == first[i]);
    };
    same(directly(c, {.fold = false}, scratch));
    same(directly(c, {.fuse = false}, scratch));
    same(directly(c, {.trace = true}, scratch));
    same(directly(c, {}, scratch, true));
    // Written anew the expression means the same.
    program::SlotTable table;
    const auto unit = program::build(c.expression, registry(), table, {.dialect = *parse_dialect(c.dialect)});
    if (unit.code == nullptr) continue;
    for (const std::string& text : {syntax::print(unit.ast), syntax::layout(unit.ast, {.width = 30})}) {
      Case again = c;
      again.expression = text;
      if (again.expression.size() < 10'000) same(fresh(again));
    }
  }

  // Programs shared by threads, each thread with one workspace for all of them.
  std::vector<std::optional<Program>> programs;
  std::vector<Input> inputs;
  for (const Case* c : active) {
    inputs.emplace_back(*c);
    auto program = engine(inputs.back().dialect).compile(c->expression);
    programs.push_back(program ? std::optional<Program>(*program) : std::nullopt);
  }
  std::atomic<std::size_t> differ{0};
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      Workspace workspace;
      for (std::size_t k = 0; k < active.size(); ++k) {
        const std::size_t i = t % 2 == 0 ? k : active.size() - 1 - k;
        if (!programs[i] || active[i]->expect.front().contains("matches") || active[i]->expect.size() > 1) continue;
        if (show(programs[i]->evaluate(inputs[i].record, inputs[i].context, workspace)) != first[i]) ++differ;
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(differ == 0);
}

}  // namespace

TEST_CASE("language") { run(conformance::language_cases(), 490); }
TEST_CASE("dotnet") { run(conformance::dotnet_cases(), 3600); }
