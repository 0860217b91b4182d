// The journal of a run: how far its output is good, so that a run that was interrupted (or killed) can be resumed. A
// small file beside the output, replaced as a whole; it survives the end of the process at any moment.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "batch/counts.hpp"

namespace attrmap::batch {

/// A place between two records.
struct Checkpoint {
  struct Input {
    std::uint64_t offset = 0;  ///< where its next record begins
    Counts counts;             ///< of the records before it
  };
  std::vector<Input> inputs;  ///< in the order of reading; the last is the one in hand
  std::uint64_t output = 0;   ///< bytes that belong to these records
  double seconds = 0;         ///< that it took
  std::int64_t now = 0;       ///< the run's clock, in ticks
  /// What the output depends on, by name, in any form that differs when it does.
  std::map<std::string, std::string> configuration;
};

class Journal {
 public:
  explicit Journal(std::string path) : path_(std::move(path)) {}

  const std::string& path() const { return path_; }
  /// False: it stays what it was.
  bool write(const Checkpoint& checkpoint) const;
  /// What is wrong; empty when it was read.
  std::string read(Checkpoint& checkpoint) const;
  void remove() const;

 private:
  std::string path_;
};

}  // namespace attrmap::batch
