// How far a run is: counted by the run, looked at and shown by others.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>

namespace attrmap::batch {

/// Set by the run as blocks are written, read by any thread.
struct Progress {
  std::atomic<std::uint64_t> records{0}, failed{0};
  std::atomic<std::uint64_t> bytes{0};        ///< of the input, whose answers are written
  std::atomic<std::uint64_t> bytes_total{0};  ///< 0: unknown
};

struct ProgressStatus {
  std::uint64_t records = 0, failed = 0;
  std::uint64_t bytes = 0, bytes_total = 0;  ///< total 0: unknown
  double seconds = 0;                        ///< since the run began
  double records_per_second = 0;             ///< of late
  std::optional<double> seconds_left;
};

/// Shows the progress; an embedder may have its own. Called by one thread at a time.
class ProgressSink {
 public:
  virtual ~ProgressSink() = default;
  virtual void update(const ProgressStatus& status) = 0;
  /// The last call.
  virtual void finish(const ProgressStatus& status) = 0;
};

/// Makes a status of what was counted. The time left falls with the clock and is corrected gently, so that it counts
/// down instead of jumping about.
class Estimator {
 public:
  /// `now`: seconds, from any begin; never less than before.
  ProgressStatus look(const Progress& progress, double now);

 private:
  struct Sample {
    double seconds = 0, records = 0, bytes = 0;
  };
  Sample first_;
  std::optional<Sample> last_;
  double records_per_second_ = 0, bytes_per_second_ = 0;
  std::optional<double> left_;
};

/// Looks at the progress in regular intervals, on a thread of its own, as long as it lives.
class ProgressWatch {
 public:
  using Clock = std::chrono::steady_clock;
  ProgressWatch(const Progress& progress, ProgressSink& sink, std::chrono::milliseconds interval,
                Clock::time_point begin = Clock::now());
  /// Shows the last status.
  ~ProgressWatch();
  ProgressWatch(const ProgressWatch&) = delete;
  ProgressWatch& operator=(const ProgressWatch&) = delete;

 private:
  void watch();
  double now() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

  const Progress& progress_;
  ProgressSink& sink_;
  std::chrono::milliseconds interval_;
  Clock::time_point begin_;
  Estimator estimator_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool end_ = false;
  std::thread thread_;
};

}  // namespace attrmap::batch
