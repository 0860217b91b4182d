#include "batch/mapper.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "func/evaluation.hpp"

namespace attrmap::batch {
namespace {

std::vector<std::string_view> names(const Mapping& mapping) {
  std::vector<std::string_view> out;
  for (const Target& target : mapping.targets) out.push_back(target.name);
  return out;
}

}  // namespace

Mapper::Mapper(const Job& job)
    : RecordWorker(job.input, job.layout, job.limits, job.stop_on_error),
      job_(job),
      writer_(names(job.mapping)),
      context_(job.context),
      answers_(kTogether),
      memos_(kTogether * job.mapping.shared.memos()) {
  // So that Guid() in two targets gives two values, and still the same ones when other targets come or go.
  for (const Target& target : job.mapping.targets) sequences_.push_back(fnv1a(target.name));
  for (Answer& answer : answers_) answer.values.resize(job.mapping.targets.size());
}

void Mapper::evaluate(std::span<Row> rows) {
  for (Answer& answer : answers_) answer.clear();
  std::fill(memos_.begin(), memos_.end(), Val());
  for (std::size_t i = 0; i < sequences_.size(); ++i) {
    const program::Code& code = *job_.mapping.targets[i].code;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].error) continue;
      context_.sequence = rows[r].record + sequences_[i];
      func::Evaluation cx(scratch_, rows[r].slots, context_, job_.limits);
      cx.memos = memos_.data() + r * job_.mapping.shared.memos();
      const Val value = code.evaluate(cx);
      Answer& answer = answers_[r];
      answer.values[i] = value;
      if (value.kind == Val::failed)
        answer.failures.push_back({i, std::move(*cx.take_error())});
      else if (value.kind == Val::ignore_object)
        answer.skipped = "IgnoreObjectFlow";
      else if (value.kind == Val::ignore_attribute)
        answer.any_ignored = true;
    }
  }
}

void Mapper::write(std::size_t index, Row& row, Output& output, Counts& counts) {
  Answer& answer = answers_[index];
  answer.count(counts);
  if (job_.resource == nullptr || !answer.complete())
    return writer_.write(row.id, answer, scratch_.arena, output, counts);
  if (answer.any_ignored)
    for (Val& value : answer.values)
      if (!has_value(value)) value = Val();
  job_.resource->write(answer.values, scratch_.arena, output);
  output.raw('\n');
  ++counts.mapped;
}

void Mapper::write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Output& output) {
  AnswerWriter::write_unreadable(id, record, error, scratch_.arena, output);
}

}  // namespace attrmap::batch
