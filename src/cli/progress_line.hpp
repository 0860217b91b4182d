// Showing the progress of a run on stderr.
#pragma once
#include <chrono>
#include <memory>
#include <string>

#include "batch/progress.hpp"

namespace attrmap::cli {

struct ProgressDisplay {
  std::unique_ptr<batch::ProgressSink> sink;  ///< null: nothing is shown
  std::chrono::milliseconds interval{0};
};

/// `when`: auto (on a terminal, once a run takes longer), always, never or json. `answers_on_stdout`: they go there.
ProgressDisplay progress_display(const std::string& when, const std::string& verb, bool answers_on_stdout);

/// "attrmap map: 412,000 records, 370,175/s, 3 errors, 41 %, 0:12 left"
std::string progress_line(const std::string& verb, const batch::ProgressStatus& status);

}  // namespace attrmap::cli
