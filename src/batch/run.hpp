// The pipeline behind `attrmap map` and `attrmap plan`: blocks are read in order, worked on on all cores and written in
// order. The output is the same whatever the number of jobs; memory is bounded by the blocks in flight.
#pragma once
#include <optional>

#include "batch/mapper.hpp"
#include "batch/sink.hpp"

namespace attrmap::batch {

struct Summary {
  Counts counts;
  std::optional<Diagnostic> input_error;  ///< the input could not be read to its end
  bool output_failed = false;             ///< the sink says why
  bool stopped = false;                   ///< behind a failed record, as was asked
  std::uint64_t bytes_read = 0;
  std::uint64_t bytes_written = 0;

  bool complete() const { return !input_error && !output_failed && !stopped; }
};

/// `jobs`: threads that work; 1 starts none. `input`, which the workers' readers belong to, is read to its end (or to
/// where the run stops).
Summary run(const MakeWorker& make_worker, record::Input& input, Sink& sink, unsigned jobs);
/// With mappers of one plain mapping.
Summary run(const Job& job, record::Input& input, Sink& sink, unsigned jobs);

}  // namespace attrmap::batch
