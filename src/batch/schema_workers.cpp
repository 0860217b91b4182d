#include "batch/schema_workers.hpp"

#include "mapping/shape.hpp"

namespace attrmap::batch {
namespace {

using mapping::Mapped;

std::vector<std::string_view> names(const mapping::Object& object) {
  std::vector<std::string_view> out;
  for (const mapping::Attribute& a : object.attributes()) out.push_back(a.name());
  return out;
}

}  // namespace

SchemaMapper::SchemaMapper(const SchemaJob& job)
    : RecordWorker(job.input, job.layout, job.limits, job.stop_on_error),
      job_(job),
      writer_(names(job.object)),
      evaluator_(job.object, job.options, job.lookups, job.context, job.limits) {
  const auto& attributes = job.object.attributes();
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (attributes[i].read_only() || (!job.create && attributes[i].create_only())) continue;
    flowing_.push_back(i);
    if (attributes[i].multivalued() || (attributes[i].any_roles && job.options.role_label_display_name))
      shaped_.push_back(i);
  }
  answer_.values.resize(attributes.size());
  if (job.resource == nullptr) return;
  for (const mapping::RequiredAttribute& r : job.object.unmapped_required())
    if (!r.default_value.is_null()) answer_.values.push_back(r.default_value);
}

std::optional<Diagnostic> SchemaMapper::take(std::string_view text, std::uint64_t record, Val& id, Output& output,
                                             Counts& counts) {
  if (auto error = reader().read(text, arena(), evaluator_.slots(), id)) return error;
  if (auto error = evaluator_.begin(record)) return error;
  answer_.clear();
  answer_.skipped = evaluator_.state().skip_reason();
  if (answer_.skipped.empty()) evaluate();
  answer_.count(counts);
  if (job_.resource != nullptr && answer_.complete()) {
    ++counts.mapped;
    write_resource(output);
  } else {
    writer_.write(id, answer_, arena(), output, counts);
  }
  return std::nullopt;
}

void SchemaMapper::write_resource(Output& output) {
  const auto& attributes = job_.object.attributes();
  for (const std::size_t i : flowing_)
    if (!has_value(answer_.values[i])) answer_.values[i] = Val();  // ignored
  for (const std::size_t i : shaped_)
    answer_.values[i] = mapping::shaped(attributes[i], answer_.values[i], job_.options, arena());
  job_.resource->create->write(answer_.values, arena(), output);
  output.raw('\n');
}

void SchemaMapper::evaluate() {
  const auto& attributes = job_.object.attributes();
  for (const std::size_t i : flowing_) {
    const Val value = evaluator_.run(i);
    if (value.kind == Val::text && value.size != 0 && attributes[i].plain_text) [[likely]]
      answer_.values[i] = value;
    else
      convert(i, value);
    if (!answer_.skipped.empty()) return;
  }
}

void SchemaMapper::convert(std::size_t i, const Val& value) {
  answer_.values[i] = Val();
  const Mapped result = evaluator_.convert(i, value);
  if (result.incomplete) answer_.deferred.push_back(i);
  switch (result.kind) {
    case Mapped::skip: answer_.skipped = "IgnoreObjectFlow"; break;
    case Mapped::failed: answer_.failures.push_back({i, evaluator_.take_error()}); break;
    case Mapped::ignored: answer_.values[i] = Val::of_kind(Val::ignore_attribute); break;
    default:
      if (!job_.create)
        answer_.values[i] = result.kind == Mapped::value ? result.value_ : Val();
      else if (auto error = evaluator_.fill(i, result, answer_.values[i]))
        answer_.failures.push_back({i, std::move(*error)});
  }
}

void SchemaMapper::write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Output& output) {
  AnswerWriter::write_unreadable(id, record, error, arena(), output);
}

PlanWorker::PlanWorker(const SchemaJob& job, const mapping::PlanJob& plan)
    : RecordWorker(job.input, job.layout, job.limits, job.stop_on_error),
      plan_(plan),
      planner_(plan, job.context, job.limits) {}

std::optional<Diagnostic> PlanWorker::take(std::string_view text, std::uint64_t record, Val& id, Output& output,
                                           Counts& counts) {
  if (auto error = reader().read(text, arena(), planner_.slots(), id)) return error;
  const mapping::PlanOutcome outcome = planner_.plan(id, record, output);
  if (outcome == mapping::PlanOutcome::error)
    for (const auto& failure : planner_.failures()) counts.add_error(failure.error.code);
  if (!counts.targets.empty() && outcome != mapping::PlanOutcome::skip) count(counts);
  switch (outcome) {
    case mapping::PlanOutcome::request: ++counts.mapped; break;
    case mapping::PlanOutcome::none: ++counts.unchanged; break;
    case mapping::PlanOutcome::skip: ++counts.skipped; break;
    case mapping::PlanOutcome::error: ++counts.failed; break;
  }
  output.raw('\n');
  return std::nullopt;
}

void PlanWorker::count(Counts& counts) const {
  for (std::size_t i = 0; i < counts.targets.size(); ++i) {
    TargetCounts& target = counts.targets[i];
    switch (planner_.flow(i)) {
      case mapping::Planner::Flow::unread: break;
      case mapping::Planner::Flow::value: ++target.value; break;
      case mapping::Planner::Flow::null: ++target.null; break;
      case mapping::Planner::Flow::ignored: ++target.ignored; break;
      case mapping::Planner::Flow::failed: ++target.error; break;
    }
  }
}

void PlanWorker::write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Output& output) {
  output.raw("{\"sourceId\":");
  output.value(id.is_null() ? id : to_text(id, arena()), arena());
  output.raw(plan_.endpoint == scim::Endpoint::users ? std::string_view(",\"object\":\"User\"")
                                                     : std::string_view(",\"object\":\"Group\""));
  output.raw(",\"outcome\":\"error\",\"record\":");
  output.value(Val::of_integer(static_cast<std::int64_t>(record)), arena());
  output.raw(",\"requests\":[],\"error\":{\"code\":");
  output.text(error.code);
  output.raw(",\"message\":");
  output.text(error.message);
  output.raw("}}\n");
}

}  // namespace attrmap::batch
