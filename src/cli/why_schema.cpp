#include "cli/why_schema.hpp"

#include <cstdio>

#include "base/suggest.hpp"
#include "cli/verb.hpp"
#include "cli/why_report.hpp"
#include "engine/state.hpp"
#include "mapping/evaluator.hpp"
#include "schema/choose.hpp"
#include "schema/located_json.hpp"

namespace attrmap::cli {
namespace {

using mapping::Mapped;

class WhySchema {
 public:
  WhySchema(WhySchemaFlags& flags, ContextFlags& context_flags, const std::string& color, const std::string& format)
      : flags_(flags), context_flags_(context_flags), format_(format), run_("why", run_flags(color)) {}

  int run() {
    EngineOptions options;
    context_flags_.options = flags_.schema.take_context_options(false);
    if (const std::string wrong = context_flags_.apply(options, context_); !wrong.empty()) return run_.usage(wrong);
    if (flags_.users.empty()) return run_.usage("--schema wants --users and, of several, --id");
    if (!context_.now) context_.now = clock_ticks();
    context_.values_in_errors = true;
    const auto engine = Engine::create(options);
    limits_ = options.limits;
    SchemaRun schema(flags_.schema, run_, *engine);
    scim::Options defaults;
    defaults.sync_all = true;
    if (const int code = schema.load(defaults, !flags_.schema.id_map.empty()); code != kFine) return code;
    const auto choice = schema::choose_object(schema.rule(), flags_.object);
    if (choice.object == nullptr) return run_.usage(flags_.schema.schema + ": " + choice.error);
    int code = kFine;
    const auto object = schema.compile(*choice.object, code, {.trace = true});
    if (code != kFine) return code;
    if (const std::string wrong = check_target(*object); !wrong.empty()) return run_.usage(wrong);
    if (code = run_.open_input(flags_.users, limits_); code != kFine) return code;

    const record::RecordLayout layout(object->slots().names(), {.own_names_only = !object->from_entra()},
                                      object->anchor());
    mapping::Evaluator evaluator(*object, schema.options(), schema.lookups(), context_, limits_);
    const auto reader = run_.input().reader(layout, limits_);
    record::Block block;
    while (run_.input().splitter().next(block)) {
      for (std::size_t i = 0; i < block.records.size(); ++i) {
        if (block.records[i].kind != record::Extent::whole) continue;
        Val id;
        evaluator.arena().reset();
        const auto error = reader->read(block.text(block.records[i]), evaluator.arena(), evaluator.slots(), id);
        const std::uint64_t number = block.first_record + i + 1;
        if (error || !wanted(id, number)) continue;
        return explain_user(*object, Internals::registry(*engine), evaluator, id, number);
      }
    }
    return run_.usage(flags_.id.empty() ? "the file has no readable record" : "no record has the id " + flags_.id);
  }

 private:
  const RunFlags& run_flags(const std::string& color) {
    run_flags_.color = color;
    return run_flags_;
  }

  std::string check_target(const mapping::Object& object) const {
    if (flags_.target.empty()) return {};
    std::vector<std::string_view> names;
    for (const mapping::Attribute& a : object.attributes()) {
      if (a.name() == flags_.target) return {};
      names.push_back(a.name());
    }
    const auto near = suggest(flags_.target, names);
    return "no mapping has the target " + flags_.target +
           (near.empty() ? "" : "; did you mean " + std::string(near.front()) + "?");
  }

  /// --id: the record's id, or # and its number.
  bool wanted(const Val& id, std::uint64_t number) const {
    if (flags_.id.empty()) return true;
    return flags_.id == "#" + std::to_string(number) || (id.is_text() && id.str() == flags_.id);
  }

  int explain_user(const mapping::Object& object, const func::Registry& registry, mapping::Evaluator& evaluator,
                   const Val& id, std::uint64_t number) {
    evaluator.take(evaluator.slots(), number);
    if (const auto error = evaluator.begin()) {
      std::fprintf(stderr, "error[%s]: %s\n", error->code.c_str(), error->message.c_str());
      return kRecordsFailed;
    }
    state(object, evaluator);
    explain::Recorder recorder;
    evaluator.trace(&recorder);
    bool failed = false, any_match = object.matching().empty();
    for (std::size_t i = 0; i < object.attributes().size(); ++i) {
      const mapping::Attribute& attribute = object.attributes()[i];
      const bool asked = flags_.target.empty() || attribute.name() == flags_.target;
      const bool matching = attribute.mapping->matching_priority > 0;
      if (!asked && !matching) continue;
      Fate fate = fate_of(attribute, i, registry, evaluator, recorder);
      any_match = any_match || (matching && fate.kind == Fate::Kind::flows);
      failed = failed || fate.kind == Fate::Kind::fails;
      if (asked) report_.targets.push_back(std::move(fate));
    }
    report_.no_match = !any_match;
    if (id.is_text() && !id.str().empty()) report_.source_id = std::string(id.str());
    print();
    return failed ? kRecordsFailed : kFine;
  }

  /// The causes of IsSoftDeleted, and the clauses of the scoping filter.
  void state(const mapping::Object& object, mapping::Evaluator& evaluator) {
    const mapping::State& s = evaluator.state();
    if (s.hard_deleted) report_.states.push_back("gone from the source for good: it is deleted in the target");
    if (s.dropped) report_.states.push_back("dropped by inputFilterGroups, as if it were not there");
    if (s.unassigned) report_.states.push_back("not assigned to the application: IsSoftDeleted is True");
    if (s.deleted) report_.states.push_back("deleted in the directory: IsSoftDeleted is True");
    if (s.disabled) report_.states.push_back("the account is disabled: IsSoftDeleted is True");
    if (s.out_of_scope)
      report_.states.push_back("out of scope: no group of the scoping filter holds; IsSoftDeleted is True");
    const auto& groups = object.mapping().scope.groups;
    const auto answers = object.scope().clauses(evaluator.slots(), evaluator.regex_scratch(), evaluator.arena());
    for (std::size_t g = 0; g < groups.size(); ++g) {
      ScopeGroup group{groups[g].name.empty() ? std::to_string(g + 1) : groups[g].name, {}};
      for (std::size_t c = 0; c < groups[g].clauses.size(); ++c) {
        const schema::FilterClause& clause = groups[g].clauses[c];
        std::string condition = clause.source_operand_name + " " + clause.operator_name;
        for (const std::string& value : clause.values) condition += " " + schema::json_quoted(value);
        group.clauses.push_back(
            {std::move(condition), answers[g][c], held(object, evaluator, clause.source_operand_name)});
      }
      report_.scope.push_back(std::move(group));
    }
  }

  static std::string held(const mapping::Object& object, mapping::Evaluator& evaluator, const std::string& name) {
    const auto& names = object.slots().names();
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i] == name) return explain::shown(to_value(evaluator.slots()[i]));
    return "null";
  }

  Fate fate_of(const mapping::Attribute& attribute, std::size_t index, const func::Registry& registry,
               mapping::Evaluator& evaluator, explain::Recorder& recorder) const {
    const bool create = flags_.operation == "create";
    Fate fate;
    fate.target = attribute.name();
    if (!create && attribute.create_only()) {
      fate.reason = "flows on creation only";
      return fate;
    }
    if (attribute.code == nullptr) {
      const bool fills = !attribute.default_value.is_null();
      if (fills) fate.kind = Fate::Kind::flows;
      fate.reason = fills ? "the mapping has no source (type None): its default fills the attribute when it is empty"
                          : "the mapping has no source (type None) and no default: the target is left alone";
      fate.value = to_value(attribute.default_value);
      return fate;
    }
    recorder.reset(*attribute.ast);
    const Mapped result = evaluator.evaluate(index);
    std::optional<Diagnostic> error;
    if (result.kind == Mapped::failed) error = evaluator.take_error();
    fate.steps = explain::explain(*attribute.ast, registry, recorder, error);
    fate.source = explain::source(*attribute.ast, registry, recorder);
    switch (result.kind) {
      case Mapped::failed:
        fate.kind = Fate::Kind::fails;
        fate.reason = "fails, and with it the object: " + error->code + ", " + error->message;
        break;
      case Mapped::value:
        fate.kind = Fate::Kind::flows;
        fate.value = to_value(result.value_);
        fate.redacted = !fate.steps.empty() && fate.steps.front().redacted;
        break;
      case Mapped::ignored: fate.reason = "the expression says that this attribute does not flow"; break;
      case Mapped::skip: fate.reason = "the expression says that the whole object does not flow"; break;
      case Mapped::deferred: fate.reason = "the id map does not have the reference: a later update brings it"; break;
      case Mapped::empty:
        fate.reason = "the value is the empty text, which does not flow; the default is for null only";
        break;
      default: absent(attribute, index, result, evaluator, create, fate);
    }
    return fate;
  }

  static void absent(const mapping::Attribute& attribute, std::size_t index, const Mapped& result,
                     const mapping::Evaluator& evaluator, bool create, Fate& fate) {
    if (!create) {
      fate.reason = attribute.default_value.is_null() ? "the value is null, which never flows"
                                                      : "the value is null; its default applies on creation only";
      return;
    }
    Val value;
    if (const auto error = evaluator.fill(index, result, value)) {
      fate.kind = Fate::Kind::fails;
      fate.reason = "fails, and with it the object: " + error->code + ", " + error->message;
    } else if (value.is_null()) {
      fate.reason = "the value is null and there is no default";
    } else {
      fate.kind = Fate::Kind::flows;
      fate.value = to_value(value);
      fate.reason = attribute.default_value.is_null()
                        ? "the value is null: the default of the required target attribute's definition fills it"
                        : "the value is null: the mapping's default fills it on creation";
    }
  }

  void print() const {
    const std::string out = format_ == "json"   ? to_json(report_)
                            : format_ == "html" ? to_html(report_)
                                                : to_text(report_);
    std::fwrite(out.data(), 1, out.size(), stdout);
  }

  WhySchemaFlags& flags_;
  ContextFlags& context_flags_;
  const std::string& format_;
  RunFlags run_flags_;
  BatchRun run_;
  Context context_;
  Limits limits_;
  WhyReport report_;
};

}  // namespace

int why_schema(WhySchemaFlags& flags, ContextFlags& context, const std::string& color, const std::string& format) {
  return WhySchema(flags, context, color, format).run();
}

}  // namespace attrmap::cli
