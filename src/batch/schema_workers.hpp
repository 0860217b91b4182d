// Workers over a schema's object mapping: target values (`attrmap map --schema`) and requests (`attrmap plan`).
#pragma once
#include <vector>

#include "batch/answer.hpp"
#include "mapping/evaluator.hpp"
#include "mapping/plan.hpp"

namespace attrmap::batch {

/// What all workers of a run share; nothing in it changes.
struct SchemaJob {
  const mapping::Object& object;
  const scim::Options& options;
  const mapping::Lookups& lookups;
  const record::RecordLayout& layout;
  const record::Input& input;
  const Context& context;
  const Limits& limits;
  const mapping::PlanJob* resource = nullptr;  ///< SchemaMapper writes the body of a new resource instead of its answer
  bool create = true;                          ///< defaults apply, and what flows on creation only
  bool stop_on_error = false;
};

class SchemaMapper : public RecordWorker {
 public:
  explicit SchemaMapper(const SchemaJob& job);

 protected:
  Arena& arena() override { return evaluator_.arena(); }
  void evaluate(std::span<Row> rows) override;
  void write(std::size_t index, Row& row, Output& output, Counts& counts) override;
  void write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Output& output) override;

 private:
  /// A row that is not skipped.
  struct Going {
    Val* slots;
    Val* memos;
    std::uint64_t record;
    Answer* answer;
    Val* values;  // of the answer
  };
  void evaluate(std::size_t attribute);
  void convert(std::size_t attribute, Val value, Answer& answer);

  const SchemaJob& job_;
  AnswerWriter writer_;
  mapping::Evaluator evaluator_;
  std::vector<Answer> answers_;  // of the rows
  std::vector<Val> memos_;       // of the rows, those of one behind those of the other
  std::vector<Going> going_;
  std::vector<std::size_t> flowing_;  // attributes that this run evaluates
  std::vector<std::size_t> shaped_;   // those among them whose values bodies have in another shape
};

class PlanWorker : public RecordWorker {
 public:
  PlanWorker(const SchemaJob& job, const mapping::PlanJob& plan);

 protected:
  Arena& arena() override { return planner_.arena(); }
  void evaluate(std::span<Row>) override {}
  void write(std::size_t index, Row& row, Output& output, Counts& counts) override;
  void write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Output& output) override;

 private:
  void count(Counts& counts) const;

  const mapping::PlanJob& plan_;
  mapping::Planner planner_;
};

}  // namespace attrmap::batch
