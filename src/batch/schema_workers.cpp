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
      evaluator_(job.object, job.options, job.lookups, job.context, job.limits),
      memos_(kTogether * job.object.memos()) {
  const auto& attributes = job.object.attributes();
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (attributes[i].read_only() || (!job.create && attributes[i].create_only())) continue;
    flowing_.push_back(i);
    if (attributes[i].multivalued() || (attributes[i].any_roles && job.options.role_label_display_name))
      shaped_.push_back(i);
  }
  answers_.resize(kTogether);
  for (Answer& answer : answers_) answer.values.resize(attributes.size());
  if (job.resource == nullptr) return;
  for (const mapping::RequiredAttribute& r : job.object.unmapped_required())
    if (!r.default_value.is_null())
      for (Answer& answer : answers_) answer.values.push_back(r.default_value);
}

void SchemaMapper::evaluate(std::span<Row> rows) {
  going_.clear();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    Row& row = rows[r];
    if (row.error) continue;
    Val* const memos = memos_.data() + r * job_.object.memos();
    evaluator_.take(row.slots, row.record, memos);
    if ((row.error = evaluator_.begin())) continue;
    Answer& answer = answers_[r];
    answer.clear();
    answer.skipped = evaluator_.state().skip_reason();
    if (answer.skipped.empty()) going_.push_back({row.slots, memos, row.record, &answer, answer.values.data()});
  }
  for (const std::size_t i : flowing_) evaluate(i);
}

void SchemaMapper::evaluate(std::size_t i) {
  const mapping::Attribute& attribute = job_.object.attributes()[i];
  const func::Node* const root = attribute.code == nullptr ? nullptr : &attribute.code->root();
  const bool runs = root != nullptr && root->source == func::Source::run;
  const bool reads = root != nullptr && root->source == func::Source::slot;
  const Val constant = root == nullptr || runs || reads ? Val() : root->constant;
  bool skipped = false;
  for (const Going& row : going_) {
    Val& value = row.values[i];
    if (runs) {
      evaluator_.take(row.slots, row.record, row.memos);
      evaluator_.run(*root, attribute.sequence, value);
    } else {
      value = reads ? row.slots[root->slot] : constant;
    }
    if (attribute.flows_as_it_is(value)) [[likely]]
      continue;
    convert(i, value, *row.answer);
    skipped = skipped || !row.answer->skipped.empty();
  }
  if (skipped) std::erase_if(going_, [](const Going& row) { return !row.answer->skipped.empty(); });
}

void SchemaMapper::write(std::size_t index, Row& row, Output& output, Counts& counts) {
  Answer& answer = answers_[index];
  answer.count(counts);
  if (job_.resource == nullptr || !answer.complete()) return writer_.write(row.id, answer, arena(), output, counts);
  const auto& attributes = job_.object.attributes();
  if (answer.any_ignored)
    for (Val& value : answer.values)
      if (!has_value(value)) value = Val();
  for (const std::size_t i : shaped_)
    answer.values[i] = mapping::shaped(attributes[i], answer.values[i], job_.options, arena());
  job_.resource->create->write(answer.values, arena(), output);
  output.raw('\n');
  ++counts.mapped;
}

void SchemaMapper::convert(std::size_t i, Val value, Answer& answer) {
  answer.values[i] = Val();
  const Mapped result = evaluator_.convert(i, value);
  if (result.incomplete) answer.deferred.push_back(i);
  switch (result.kind) {
    case Mapped::skip: answer.skipped = "IgnoreObjectFlow"; break;
    case Mapped::failed: answer.failures.push_back({i, evaluator_.take_error()}); break;
    case Mapped::ignored:
      answer.values[i] = Val::of_kind(Val::ignore_attribute);
      answer.any_ignored = true;
      break;
    default:
      if (!job_.create)
        answer.values[i] = result.kind == Mapped::value ? result.value_ : Val();
      else if (auto error = evaluator_.fill(i, result, answer.values[i]))
        answer.failures.push_back({i, std::move(*error)});
  }
}

void SchemaMapper::write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Output& output) {
  AnswerWriter::write_unreadable(id, record, error, arena(), output);
}

PlanWorker::PlanWorker(const SchemaJob& job, const mapping::PlanJob& plan)
    : RecordWorker(job.input, job.layout, job.limits, job.stop_on_error, 1),
      plan_(plan),
      planner_(plan, job.context, job.limits) {}

void PlanWorker::write(std::size_t, Row& row, Output& output, Counts& counts) {
  const mapping::PlanOutcome outcome = planner_.plan(row.slots, row.id, row.record, output);
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
