// Mapper: evaluates a plain mapping for records. One per thread.
#pragma once
#include <cstdint>
#include <vector>

#include "attrmap/context.hpp"
#include "attrmap/limits.hpp"
#include "batch/answer.hpp"
#include "batch/mapping.hpp"
#include "func/scratch.hpp"
#include "scim/create.hpp"

namespace attrmap::batch {

/// What all mappers of a run share; nothing in it changes.
struct Job {
  const Mapping& mapping;
  const record::RecordLayout& layout;
  const record::Input& input;
  const Context& context;
  const Limits& limits;
  bool stop_on_error = false;
  const scim::CreateBody* resource = nullptr;  ///< of the targets: written instead of the answer
};

class Mapper : public RecordWorker {
 public:
  explicit Mapper(const Job& job);

 protected:
  Arena& arena() override { return scratch_.arena; }
  void evaluate(std::span<Row> rows) override;
  void write(std::size_t index, Row& row, Output& output, Counts& counts) override;
  void write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Output& output) override;

 private:
  const Job& job_;
  AnswerWriter writer_;
  func::Scratch scratch_;
  Context context_;                       // with the sequence of the record in hand
  std::vector<std::uint64_t> sequences_;  // what a target adds to the record's number
  std::vector<Answer> answers_;           // of the rows
  std::vector<Val> memos_;                // of the rows, those of one behind those of the other
};

}  // namespace attrmap::batch
