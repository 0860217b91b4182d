#include "batch/mapper.hpp"

#include <exception>

#include "diag/codes_evaluate.hpp"
#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "func/evaluation.hpp"
#include "value/json.hpp"

namespace attrmap::batch {
namespace {

/// FNV-1a: what a target adds to the record's number, so that Guid() in two targets gives two values, and still the
/// same ones when other targets come or go.
std::uint64_t hash(std::string_view name) {
  std::uint64_t h = 14695981039346656037ull;
  for (const char c : name) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return h;
}

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
  records += other.records;
  mapped += other.mapped;
  skipped += other.skipped;
  failed += other.failed;
  return *this;
}

Mapper::Mapper(const Job& job)
    : job_(job),
      reader_(job.input.reader(job.layout, job.limits)),
      context_(job.context),
      slots_(job.layout.slots()),
      values_(job.mapping.targets.size()) {
  for (const Target& target : job.mapping.targets) {
    std::string key;
    json::append_string(key, target.name);
    keys_.push_back(key + ":");
    sequences_.push_back(hash(target.name));
  }
}

bool Mapper::run(const record::Block& block, Output& output, Counts& counts) {
  for (std::size_t i = 0; i < block.records.size(); ++i) {
    const std::uint64_t failed = counts.failed;
    map(block, i, output, counts);
    if (job_.stop_on_error && counts.failed != failed) return false;
  }
  return true;
}

void Mapper::map(const record::Block& block, std::size_t index, Output& output, Counts& counts) {
  const std::uint64_t number = block.first_record + index + 1;
  const record::Extent& extent = block.records[index];
  ++counts.records;
  scratch_.arena.reset();
  Val id;
  std::optional<Diagnostic> error;
  switch (extent.kind) {
    case record::Extent::too_long: error = diag::make(diag::kRecordTooLong, {}, job_.limits.record_bytes); break;
    case record::Extent::missing: error = diag::make(diag::kBadJsonRecord, {}, "nothing between two commas"); break;
    case record::Extent::whole:
      try {
        error = reader_->read(block.text(extent), scratch_.arena, slots_.data(), id);
        if (!error) evaluate(number);
      } catch (const std::exception& e) {  // out of memory, most likely: costs this record, not the run
        error = diag::make(diag::kInternal, {}, e.what());
      }
  }
  if (error)
    write_unreadable(id, number, *error, output, counts);
  else
    write(id, output, counts);
}

void Mapper::evaluate(std::uint64_t record) {
  failures_.clear();
  object_ignored_ = any_ignored_ = false;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    context_.sequence = record + sequences_[i];
    func::Evaluation cx(scratch_, slots_.data(), context_, job_.limits);
    const Val value = job_.mapping.targets[i].code->evaluate(cx);
    values_[i] = value;
    if (value.kind <= Val::object) continue;
    if (value.kind == Val::failed)
      failures_.push_back({i, std::move(*cx.take_error())});
    else if (value.kind == Val::ignore_attribute)
      any_ignored_ = true;
    else
      object_ignored_ = true;
  }
}

void Mapper::write_id(const Val& id, Output& output) {
  output.raw("{\"sourceId\":");
  output.value(id.is_null() ? id : to_text(id, scratch_.arena), scratch_.arena);
}

void Mapper::write(const Val& id, Output& output, Counts& counts) {
  write_id(id, output);
  if (object_ignored_) {
    ++counts.skipped;
    output.raw(",\"outcome\":\"skip\",\"reason\":\"IgnoreObjectFlow\",\"values\":{}}\n");
    return;
  }
  if (failures_.empty()) {
    ++counts.mapped;
    output.raw(",\"outcome\":\"mapped\",\"values\":{");
  } else {
    ++counts.failed;
    output.raw(",\"outcome\":\"error\",\"values\":{");
  }
  bool first = true;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const Val& value = values_[i];
    if (value.kind == Val::null || value.kind > Val::object) continue;
    if (!first) output.raw(',');
    first = false;
    output.raw(keys_[i]);
    output.value(value, scratch_.arena);
  }
  output.raw('}');
  if (any_ignored_) {
    output.raw(",\"ignored\":[");
    first = true;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (values_[i].kind != Val::ignore_attribute) continue;
      if (!first) output.raw(',');
      first = false;
      output.raw(std::string_view(keys_[i]).substr(0, keys_[i].size() - 1));
    }
    output.raw(']');
  }
  if (!failures_.empty()) {
    output.raw(",\"errors\":[");
    first = true;
    for (const Failure& f : failures_) {
      output.raw(first ? std::string_view("{\"target\":") : std::string_view(",{\"target\":"));
      first = false;
      output.raw(std::string_view(keys_[f.target]).substr(0, keys_[f.target].size() - 1));
      output.raw(",\"code\":");
      output.text(f.error.code);
      output.raw(",\"message\":");
      output.text(f.error.message);
      output.raw('}');
    }
    output.raw(']');
  }
  output.raw("}\n");
}

void Mapper::write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Output& output,
                              Counts& counts) {
  ++counts.failed;
  write_id(id.kind == Val::list || id.kind == Val::object ? Val() : id, output);
  output.raw(",\"outcome\":\"error\",\"record\":");
  output.value(Val::of_integer(static_cast<std::int64_t>(record)), scratch_.arena);
  output.raw(",\"values\":{},\"errors\":[{\"code\":");
  output.text(error.code);
  output.raw(",\"message\":");
  output.text(error.message);
  output.raw("}]}\n");
}

}  // namespace attrmap::batch
