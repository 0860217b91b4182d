#include "suite/targets.hpp"

#include "schema/choose.hpp"
#include "schema/report.hpp"
#include "schema/verify.hpp"

namespace attrmap::suite {
namespace {

using mapping::Mapped;
using schema::LocatedJson;

constexpr std::size_t kLargestRoles = 256u << 20;

}  // namespace

void Targets::load(const Suite& suite, const std::vector<std::string>& options, const func::Registry& registry,
                   const Limits& limits, const ReadFile& read_file, LoadErrors& errors) {
  const LocatedJson& json = *suite.json;
  const auto at = [&](std::string_view member) { return json.member(LocatedJson::root(), member); };
  const auto wrong = [&](std::string_view member, std::string message) {
    errors.problems.push_back(suite.problem_at(at(member), std::move(message)));
  };
  options_.sync_all = true;  // as `attrmap map`: files of users come without assignments as a rule
  for (const std::string& option : options)
    if (std::string message = scim::set_option(options_, option); !message.empty()) wrong("options", message);
  lookups_.resolve_references = false;
  if (!suite.app_roles.empty()) {
    std::string text, message = read_file(suite.resolve(suite.app_roles), kLargestRoles, text);
    if (message.empty())
      if (const auto error = lookups_.roles.load(text, suite.app_roles)) message = error->message;
    if (!message.empty()) wrong("appRoles", message);
  }
  std::string bytes;
  if (std::string message = read_file(suite.resolve(suite.schema), schema::ReadLimits().bytes, bytes); !message.empty())
    return wrong("schema", message);
  std::vector<schema::Problem> problems;
  const bool readable = schema::read(bytes, document_, problems);
  const auto broken = [&] {
    if (readable && !schema::has_errors(problems)) return false;
    errors.does_not_compile += schema::report_pretty(problems, document_, suite.resolve(suite.schema));
    return true;
  };
  if (broken()) return;
  const auto rule = schema::choose_rule(document_.schema, suite.rule);
  if (rule.rule == nullptr) return wrong(suite.rule.empty() ? "schema" : "rule", rule.error);
  const auto object = schema::choose_object(*rule.rule, suite.object);
  if (object.object == nullptr) return wrong(suite.object.empty() ? "schema" : "object", object.error);
  dialect_ = rule.dialect;
  problems = schema::verify(document_, registry, {.rule = rule.rule, .object = object.object, .limits = limits});
  if (broken()) return;
  object_ = std::make_unique<mapping::Object>(document_, *rule.rule, *object.object, dialect_, registry, limits,
                                              options_, program::Style{.trace = true});
}

void Targets::declare(const Suite& suite, const func::Registry& registry, Coverage& coverage) const {
  for (std::size_t i = 0; i < object_->attributes().size(); ++i)
    if (const mapping::Attribute& a = object_->attributes()[i]; a.ast != nullptr)
      coverage.declare(key(suite, i), a.name(), *a.ast, registry);
}

record::RecordLayout Targets::layout() const {
  return record::RecordLayout(object_->slots().names(), {.own_names_only = !object_->from_entra()}, object_->anchor());
}

std::optional<std::size_t> Targets::find(const std::string& target) const {
  for (std::size_t i = 0; i < object_->attributes().size(); ++i)
    if (object_->attributes()[i].name() == target) return i;
  return std::nullopt;
}

std::vector<std::string_view> Targets::names() const {
  std::vector<std::string_view> out;
  for (const mapping::Attribute& a : object_->attributes()) out.push_back(a.name());
  return out;
}

mapping::Evaluator Targets::evaluator(const Context& context, const Limits& limits) const {
  return mapping::Evaluator(*object_, options_, lookups_, context, limits);
}

void Targets::run(const Suite& suite, mapping::Evaluator& evaluator, const func::Registry& registry, CaseResult& result,
                  Coverage* coverage) const {
  Got& got = result.got;
  const auto ends = [&](Got::Kind kind, std::string note) {
    got.kind = kind;
    got.note = std::move(note);
  };
  evaluator.take(evaluator.slots(), 1);
  if (auto error = evaluator.begin()) {
    got.error_ = std::move(*error);
    return ends(Got::error, "");
  }
  if (const auto reason = evaluator.state().skip_reason(); !reason.empty())
    return ends(Got::ignored, "the object is skipped: " + std::string(reason));
  const std::size_t index = *find(result.test->target);
  const mapping::Attribute& attribute = object_->attributes()[index];
  if (attribute.read_only()) return ends(Got::ignored, "the target attribute is read-only");
  if (!result.test->create && attribute.create_only()) return ends(Got::ignored, "flows on creation only");
  explain::Recorder recorder;
  if (attribute.ast != nullptr) recorder.reset(*attribute.ast);
  evaluator.trace(&recorder);
  const Mapped mapped = evaluator.evaluate(index);
  evaluator.trace(nullptr);
  std::optional<Diagnostic> error;
  if (mapped.kind == Mapped::failed) {
    error = evaluator.take_error();
    got.error_ = *error;
  }
  take(evaluator, index, mapped, result.test->create, got);
  if (attribute.ast == nullptr) return;
  result.steps = explain::explain(*attribute.ast, registry, recorder, error);
  got.redacted = got.kind == Got::value && mapped.kind == Mapped::value && (mapped.value_.flags & Val::redacted) != 0;
  if (coverage != nullptr) coverage->add(key(suite, index), *attribute.ast, recorder);
}

void Targets::take(mapping::Evaluator& evaluator, std::size_t index, const Mapped& mapped, bool create,
                   Got& got) const {
  Val value;
  switch (mapped.kind) {
    case Mapped::failed: got.kind = Got::error; return;
    case Mapped::ignored: got.kind = Got::ignored; return;
    case Mapped::skip:
      got.kind = Got::ignored;
      got.note = "the whole object does not flow";
      return;
    case Mapped::value: value = mapped.value_; break;
    default:
      if (mapped.kind == Mapped::empty) got.note = "the empty text is left out";
      if (!create) break;
      if (auto error = evaluator.fill(index, mapped, value)) {
        got.kind = Got::error;
        got.error_ = std::move(*error);
        return;
      }
      if (!value.is_null()) got.note = "a default fills it on creation";
  }
  got.kind = value.is_null() ? Got::null : Got::value;
  got.value_ = to_value(value);
}

std::string Targets::key(const Suite& suite, std::size_t index) const {
  return suite.resolve(suite.schema) + '\n' + suite.rule + '\n' + suite.object + '\n' +
         object_->attributes()[index].name();
}

}  // namespace attrmap::suite
