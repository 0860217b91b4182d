// The summary of a run as JSON; docs/formats/summary.schema.json describes it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "batch/counts.hpp"

namespace attrmap::cli {

struct RunSummary {
  struct Part {
    std::string object;  ///< "User" or "Group" of a plan, else empty
    std::vector<std::string> targets;
    batch::Counts counts;
  };
  struct Stop {
    const char* why;  ///< interrupted, failed-record, input, output
    std::string message;
    bool resumable = false;
  };
  std::string verb;
  bool plan = false;
  std::optional<Stop> stop;  ///< empty: complete
  bool resumed = false;
  double seconds = 0;
  std::vector<Part> parts;  ///< one an input
  bool targets = false;     ///< they were counted
  std::uint64_t bytes_read = 0, bytes_written = 0;
};

std::string to_json(const RunSummary& summary);

}  // namespace attrmap::cli
