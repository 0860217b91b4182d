// What a pipeline does with its blocks: one worker a thread.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "attrmap/diagnostic.hpp"
#include "base/arena.hpp"
#include "batch/counts.hpp"
#include "record/input.hpp"
#include "value/output.hpp"

namespace attrmap::batch {

using json::Output;

class Worker {
 public:
  virtual ~Worker() = default;
  /// One line a record. False: a record failed and the run is to stop behind it.
  virtual bool run(const record::Block& block, Output& output, Counts& counts) = 0;
};
using MakeWorker = std::function<std::unique_ptr<Worker>()>;

/// A record on its way through a worker.
struct Row {
  std::uint64_t record = 0;  ///< its number
  Val* slots = nullptr;
  Val id;                           ///< null until it is known
  std::optional<Diagnostic> error;  ///< why there is nothing to be evaluated
};

/// Goes over the records of a block, some at a time: all of them are read, then evaluated, then written, so that what a
/// step needs stays in the nearest caches. What cannot be read costs its record, not the run.
class RecordWorker : public Worker {
 public:
  bool run(const record::Block& block, Output& output, Counts& counts) final;

 protected:
  static constexpr std::size_t kTogether = 16;           // rows
  static constexpr std::size_t kTogetherBytes = 65'536;  // of records: long ones go alone, so that memory stays bounded

  RecordWorker(const record::Input& input, const record::RecordLayout& layout, const Limits& limits, bool stop_on_error,
               std::size_t together = kTogether);

  virtual Arena& arena() = 0;
  /// What comes before writing, for the rows without error; may set it. Called again for single rows when it threw.
  virtual void evaluate(std::span<Row> rows) = 0;
  /// Writes the line of a row without error, the `index`th of evaluate(), and counts it.
  virtual void write(std::size_t index, Row& row, Output& output, Counts& counts) = 0;
  virtual void write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Output& output) = 0;

 private:
  bool prepare(const record::Block& block, std::size_t first, std::size_t n);
  std::optional<Diagnostic> read(const record::Block& block, const record::Extent& extent, Row& row);
  bool finish(std::size_t n, Output& output, Counts& counts);

  std::unique_ptr<record::Reader> reader_;
  const Limits& limits_;
  bool stop_on_error_;
  std::vector<Val> slots_;
  std::vector<Row> rows_;
};

}  // namespace attrmap::batch
