// The answer lines of `attrmap map`.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "batch/worker.hpp"

namespace attrmap::batch {

/// What a record gives, target by target. Reused from record to record.
struct Answer {
  struct Failure {
    std::size_t target;
    Diagnostic error;
  };
  std::vector<Val> values;  ///< null: left out; kind ignore_attribute: named under "ignored"
  std::vector<Failure> failures;
  std::vector<std::size_t> deferred;  ///< references that the id map does not have
  std::string_view skipped;           ///< the reason; empty: not skipped
  bool any_ignored = false;

  void clear();
  /// Counts its errors and, when they are asked for, its targets.
  void count(Counts& counts) const;
  /// Neither skipped nor failed: a resource can be made of it.
  bool complete() const { return skipped.empty() && failures.empty(); }
};

/// Something that flows.
inline bool has_value(const Val& value) { return value.kind != Val::null && value.kind <= Val::object; }

class AnswerWriter {
 public:
  explicit AnswerWriter(const std::vector<std::string_view>& targets);

  void write(const Val& id, const Answer& answer, Arena& arena, Output& output, Counts& counts) const;
  static void write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Arena& arena,
                               Output& output);

 private:
  std::string_view name(std::size_t target) const {
    return std::string_view(keys_[target]).substr(0, keys_[target].size() - 1);
  }

  std::vector<std::string> keys_;  // of the targets, as JSON with the colon
};

}  // namespace attrmap::batch
