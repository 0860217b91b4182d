#include "batch/answer.hpp"

#include <algorithm>

#include "value/json.hpp"

namespace attrmap::batch {
namespace {

void write_id(const Val& id, Arena& arena, Output& output) {
  output.raw("{\"sourceId\":");
  output.value(id.is_null() ? id : to_text(id, arena), arena);
}

}  // namespace

void Answer::clear() {
  failures.clear();
  deferred.clear();
  skipped = {};
  any_ignored = false;
}

void Answer::count(Counts& counts) const {
  if (!skipped.empty()) return;
  for (const Failure& f : failures) counts.add_error(f.error.code);
  if (counts.targets.empty()) return;
  for (std::size_t i = 0; i < counts.targets.size(); ++i) {  // a resource's values have unmapped defaults behind them
    TargetCounts& target = counts.targets[i];
    const Val::Kind kind = values[i].kind;
    ++(kind == Val::null ? target.null : kind == Val::ignore_attribute ? target.ignored : target.value);
  }
  for (const Failure& f : failures) {  // which have been counted as what stands in the place of the value
    TargetCounts& target = counts.targets[f.target];
    ++target.error;
    --(values[f.target].is_null() ? target.null : target.value);
  }
}

AnswerWriter::AnswerWriter(const std::vector<std::string_view>& targets) {
  for (const std::string_view target : targets) {
    std::string key;
    json::append_string(key, target);
    keys_.push_back(key + ":");
  }
}

void AnswerWriter::write(const Val& id, const Answer& answer, Arena& arena, Output& output, Counts& counts) const {
  write_id(id, arena, output);
  if (!answer.skipped.empty()) {
    ++counts.skipped;
    output.raw(",\"outcome\":\"skip\",\"reason\":");
    output.text(answer.skipped, true);
    output.raw(",\"values\":{}}\n");
    return;
  }
  if (answer.failures.empty()) {
    ++counts.mapped;
    output.raw(",\"outcome\":\"mapped\",\"values\":{");
  } else {
    ++counts.failed;
    output.raw(",\"outcome\":\"error\",\"values\":{");
  }
  bool first = true;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const Val& value = answer.values[i];
    if (!has_value(value)) continue;
    if (!first) output.raw(',');
    first = false;
    output.raw(keys_[i]);
    output.value(value, arena);
  }
  output.raw('}');
  if (answer.any_ignored) {
    output.raw(",\"ignored\":[");
    first = true;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (answer.values[i].kind != Val::ignore_attribute) continue;
      if (!first) output.raw(',');
      first = false;
      output.raw(name(i));
    }
    output.raw(']');
  }
  if (!answer.deferred.empty()) {
    output.raw(",\"deferred\":[");
    for (std::size_t i = 0; i < answer.deferred.size(); ++i) {
      if (i != 0) output.raw(',');
      output.raw(name(answer.deferred[i]));
    }
    output.raw(']');
  }
  if (!answer.failures.empty()) {
    output.raw(",\"errors\":[");
    first = true;
    for (const Answer::Failure& f : answer.failures) {
      output.raw(first ? std::string_view("{\"target\":") : std::string_view(",{\"target\":"));
      first = false;
      output.raw(name(f.target));
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

void AnswerWriter::write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Arena& arena,
                                    Output& output) {
  write_id(id, arena, output);
  output.raw(",\"outcome\":\"error\",\"record\":");
  output.value(Val::of_integer(static_cast<std::int64_t>(record)), arena);
  output.raw(",\"values\":{},\"errors\":[{\"code\":");
  output.text(error.code);
  output.raw(",\"message\":");
  output.text(error.message);
  output.raw("}]}\n");
}

}  // namespace attrmap::batch
