// The pipeline behind `attrmap map` and `attrmap plan`: blocks are read in order, worked on on all cores and written in
// order. The output is the same whatever the number of jobs; memory is bounded by the blocks in flight.
#pragma once
#include <atomic>
#include <functional>
#include <optional>

#include "batch/mapper.hpp"
#include "batch/progress.hpp"
#include "batch/sink.hpp"

namespace attrmap::batch {

struct Summary {
  Counts counts;
  std::optional<Diagnostic> input_error;  ///< the input could not be read to its end
  bool output_failed = false;             ///< the sink says why
  bool stopped = false;                   ///< behind a failed record, as was asked
  bool interrupted = false;               ///< by RunOptions::interrupted or the input's source
  std::uint64_t bytes_read = 0;           ///< from the input's begin on
  std::uint64_t bytes_written = 0;

  bool complete() const { return !input_error && !output_failed && !stopped && !interrupted; }
};

/// Told of places between two records that a later run could begin at, NDJSON only: everything before is written.
/// `summary`: of this run so far. `last`: nothing follows. In order, by one thread at a time.
using Reached = std::function<void(std::uint64_t input_offset, const Summary& summary, bool last)>;

struct RunOptions {
  unsigned jobs = 1;                               ///< threads that work; 1 starts none
  std::size_t targets = 0;                         ///< how many to count each by itself
  Progress* progress = nullptr;                    ///< added to
  const std::atomic<bool>* interrupted = nullptr;  ///< true: no more blocks are begun; those in hand are finished
  Reached reached;
};

/// `input`, which the workers' readers belong to, is read to its end (or to where the run stops).
Summary run(const MakeWorker& make_worker, record::Input& input, Sink& sink, const RunOptions& options);
/// With mappers of one plain mapping.
Summary run(const Job& job, record::Input& input, Sink& sink, const RunOptions& options);

}  // namespace attrmap::batch
