#include "suite/runner.hpp"

#include <chrono>

#include "base/suggest.hpp"
#include "engine/context_option.hpp"
#include "engine/taken_values.hpp"
#include "explain/traced.hpp"

namespace attrmap::suite {
namespace {

using schema::LocatedJson;
using Id = LocatedJson::Id;

constexpr std::size_t kLargestUsers = 1u << 30;
constexpr std::size_t kLargestMapping = 16u << 20;
constexpr std::uint32_t kMappingDepth = 8;

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& names) {
  const auto near = suggest(name, names);
  return near.empty() ? std::string() : "did you mean `" + std::string(near.front()) + "`?";
}

}  // namespace

Runner::Runner(const Suite& suite, const func::Registry& registry, const Limits& limits, const ReadFile& read_file)
    : suite_(suite), registry_(registry), limits_(limits), read_file_(read_file), dialect_(suite.dialect) {}

LoadErrors Runner::load() {
  LoadErrors errors;
  const auto wrong = [&](std::string_view member, std::string message) {
    errors.problems.push_back(suite_.problem_at(suite_.json->member(LocatedJson::root(), member), std::move(message)));
  };
  context_.values_in_errors = true;  // the users of a suite are what is asked about
  context_.random_seed = 0;          // the same suite gives the same answers
  context_.now = suite_.now;
  context_.default_domain = suite_.default_domain;
  for (const auto& [name, value] : suite_.parameters) context_.parameters[name] = value;
  std::vector<std::string> options;
  for (const std::string& option : suite_.options) {
    if (!suite_.schema.empty() && !concerns_evaluation_alone(option))
      options.push_back(option);
    else if (std::string message = set_context_option(context_, option); !message.empty())
      wrong("options", std::move(message));
  }
  if (!suite_.schema.empty()) {
    auto targets = std::make_unique<Targets>();
    targets->load(suite_, options, registry_, limits_, read_file_, errors);
    if (errors.any()) return errors;
    targets_ = std::move(targets);
    dialect_ = targets_->dialect();
  }
  if (!suite_.mapping.empty())
    if (std::string message = load_mapping(); !message.empty()) wrong("mapping", message);
  if (!suite_.users.empty()) {
    std::string text, message = read_file_(suite_.resolve(suite_.users), kLargestUsers, text);
    if (message.empty())
      message = users_.load(suite_.users, std::move(text), targets_ ? targets_->object().anchor() : "", limits_);
    if (!message.empty()) wrong("users", message);
  }
  if (!errors.any())
    for (const Case& test : suite_.cases) check(test, errors);
  return errors;
}

std::string Runner::load_mapping() {
  std::string text;
  if (std::string message = read_file_(suite_.resolve(suite_.mapping), kLargestMapping, text); !message.empty())
    return message;
  LocatedJson::Error error;
  const auto json = LocatedJson::parse(std::move(text), kMappingDepth, error);
  if (json == nullptr) return suite_.mapping + " is no JSON: " + error.message;
  const Id root = LocatedJson::root();
  if ((*json)[root].kind != schema::JsonKind::object) return suite_.mapping + " is no object of targets";
  for (Id id = (*json)[root].first; id != LocatedJson::kNone; id = (*json)[id].next) {
    if ((*json)[id].kind != schema::JsonKind::string)
      return suite_.mapping + ": target `" + json->key(id) + "` is no expression";
    if (!mapping_.emplace(json->key(id), json->string(id)).second)
      return suite_.mapping + " has the target `" + json->key(id) + "` twice";
  }
  return {};
}

Runner::Subject Runner::mapped(const std::string& target) const {
  return {mapping_.at(target), suite_.resolve(suite_.mapping) + '\n' + target, target};
}

Runner::Subject Runner::subject(const Case& test) const {
  if (!test.target.empty()) return mapped(test.target);
  return {test.expression, std::string(name(dialect_)) + '\n' + test.expression, test.expression};
}

void Runner::check(const Case& test, LoadErrors& errors) const {
  const auto wrong = [&](std::string_view member, std::string message, std::string help) {
    errors.problems.push_back(
        suite_.problem_at(suite_.json->member(test.node, member), std::move(message), std::move(help)));
  };
  if (test.user && !users_.find(*test.user))
    wrong("user", "no user of " + suite_.users + " has the id " + *test.user, did_you_mean(*test.user, users_.ids()));
  if (test.user_index && *test.user_index >= users_.size())
    wrong("user", suite_.users + " has " + std::to_string(users_.size()) + " users; the first is 0", "");
  if (test.target.empty() || (targets_ ? targets_->find(test.target).has_value() : mapping_.contains(test.target)))
    return;
  std::vector<std::string_view> names;
  if (targets_) names = targets_->names();
  for (const auto& [target, expression] : mapping_) names.push_back(target);
  wrong("target", "there is no target `" + test.target + "`", did_you_mean(test.target, names));
}

void Runner::declare(Coverage& coverage) {
  if (targets_) targets_->declare(suite_, registry_, coverage);
  for (const auto& [target, expression] : mapping_)
    if (const Compiled& program = compiled(expression); program.unit.code != nullptr) {
      const Subject subject = mapped(target);
      coverage.declare(subject.key, subject.name, program.unit.ast, registry_);
    }
}

Context Runner::context(const Case& test) const {
  Context out = context_;
  if (test.now) out.now = test.now;
  if (test.taken) out.is_taken = taken_values(*test.taken);
  return out;
}

Runner::Compiled& Runner::compiled(const std::string& expression) {
  const auto [it, is_new] = programs_.try_emplace(expression);
  if (is_new)
    it->second.unit = program::build(expression, registry_, it->second.slots,
                                     {.dialect = dialect_, .limits = limits_, .style = {.trace = true}});
  return it->second;
}

CaseResult Runner::run(const Case& test, Coverage* coverage) {
  const auto begin = std::chrono::steady_clock::now();
  CaseResult result;
  result.test = &test;
  targets_ == nullptr || test.target.empty() ? run_expression(test, result, coverage)
                                             : run_target(test, result, coverage);
  result.passed = meets(test.expect, result.got);
  if (result.passed) result.compiles = true;  // an error of the checker that was expected
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

/// Reads the attributes; false: they cannot be read, and `got` has the error.
bool Runner::fill(const Case& test, const record::RecordLayout& layout, Arena& arena, Val* slots, Got& got) const {
  std::optional<Diagnostic> error;
  if (test.user || test.user_index) {
    const std::size_t index = test.user ? *users_.find(*test.user) : *test.user_index;
    error = users_.read(index, layout, limits_, arena, slots);
  } else {
    error = record::read_one(test.attributes.empty() ? "{}" : test.attributes, layout, limits_, arena, slots);
  }
  if (!error) return true;
  got.kind = Got::error;
  got.error_ = std::move(*error);
  return false;
}

void Runner::run_expression(const Case& test, CaseResult& result, Coverage* coverage) {
  const Subject subject = this->subject(test);
  const Compiled& program = compiled(subject.expression);
  const syntax::Ast& ast = program.unit.ast;
  Got& got = result.got;
  if (program.unit.code == nullptr) {
    result.compiles = test.expect.kind == Expectation::error;
    result.source = subject.expression;
    result.diagnostics = program.unit.diagnostics;
    got.kind = Got::error;
    for (const Diagnostic& d : result.diagnostics)
      if (d.severity == Severity::error && (got.error_.code.empty() || d.code == test.expect.text)) got.error_ = d;
    return;
  }
  scratch_.arena.reset();
  std::vector<Val> slots(program.slots.names().size());
  const record::RecordLayout layout(program.slots.names());
  if (!fill(test, layout, scratch_.arena, slots.data(), got)) return;
  const Context context = this->context(test);
  explain::Recorder recorder;
  explain::Traced traced =
      explain::evaluate(program.unit, registry_, scratch_, slots.data(), context, limits_, recorder);
  result.steps = std::move(traced.steps);
  Outcome& outcome = traced.outcome;
  switch (outcome.kind) {
    case OutcomeKind::null: got.kind = Got::null; break;
    case OutcomeKind::ignored: got.kind = Got::ignored; break;
    case OutcomeKind::ignored_object:
      got.kind = Got::ignored;
      got.note = "the whole object does not flow";
      break;
    case OutcomeKind::error:
      got.kind = Got::error;
      got.error_ = std::move(outcome.error);
      break;
    case OutcomeKind::value:
      got.kind = Got::value;
      got.value_ = std::move(outcome.value);
      got.redacted = outcome.redacted;
  }
  if (coverage == nullptr) return;
  coverage->declare(subject.key, subject.name, ast, registry_);
  coverage->add(subject.key, ast, recorder);
}

void Runner::run_target(const Case& test, CaseResult& result, Coverage* coverage) {
  const Context context = this->context(test);
  auto evaluator = targets_->evaluator(context, limits_);
  if (!fill(test, targets_->layout(), evaluator.arena(), evaluator.slots(), result.got)) return;
  targets_->run(suite_, evaluator, registry_, result, coverage);
}

}  // namespace attrmap::suite
