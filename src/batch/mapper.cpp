#include "batch/mapper.hpp"

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
      slots_(job.layout.slots()) {
  // So that Guid() in two targets gives two values, and still the same ones when other targets come or go.
  for (const Target& target : job.mapping.targets) sequences_.push_back(fnv1a(target.name));
  answer_.values.resize(job.mapping.targets.size());
}

std::optional<Diagnostic> Mapper::take(std::string_view text, std::uint64_t record, Val& id, Output& output,
                                       Counts& counts) {
  if (auto error = reader().read(text, scratch_.arena, slots_.data(), id)) return error;
  evaluate(record);
  answer_.count(counts);
  if (job_.resource != nullptr && answer_.complete()) {
    ++counts.mapped;
    for (Val& value : answer_.values)
      if (!has_value(value)) value = Val();
    job_.resource->write(answer_.values, scratch_.arena, output);
    output.raw('\n');
  } else {
    writer_.write(id, answer_, scratch_.arena, output, counts);
  }
  return std::nullopt;
}

void Mapper::evaluate(std::uint64_t record) {
  answer_.clear();
  for (std::size_t i = 0; i < answer_.values.size(); ++i) {
    context_.sequence = record + sequences_[i];
    func::Evaluation cx(scratch_, slots_.data(), context_, job_.limits);
    const Val value = job_.mapping.targets[i].code->evaluate(cx);
    answer_.values[i] = value;
    if (value.kind == Val::failed)
      answer_.failures.push_back({i, std::move(*cx.take_error())});
    else if (value.kind == Val::ignore_object)
      answer_.skipped = "IgnoreObjectFlow";
  }
}

void Mapper::write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Output& output) {
  AnswerWriter::write_unreadable(id, record, error, scratch_.arena, output);
}

}  // namespace attrmap::batch
