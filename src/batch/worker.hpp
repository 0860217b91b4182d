// What a pipeline does with its blocks: one worker a thread.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

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

/// Goes over the records of a block. What cannot be read costs its record, not the run.
class RecordWorker : public Worker {
 public:
  bool run(const record::Block& block, Output& output, Counts& counts) final;

 protected:
  RecordWorker(const record::Input& input, const record::RecordLayout& layout, const Limits& limits,
               bool stop_on_error);

  record::Reader& reader() { return *reader_; }
  virtual Arena& arena() = 0;
  /// Reads the record, sets `id` as soon as it is known, and writes its line. Nothing is written on an error.
  virtual std::optional<Diagnostic> take(std::string_view text, std::uint64_t record, Val& id, Output& output,
                                         Counts& counts) = 0;
  virtual void write_unreadable(const Val& id, std::uint64_t record, const Diagnostic& error, Output& output) = 0;

 private:
  void take(const record::Block& block, std::size_t index, Output& output, Counts& counts);

  std::unique_ptr<record::Reader> reader_;
  const Limits& limits_;
  bool stop_on_error_;
};

}  // namespace attrmap::batch
