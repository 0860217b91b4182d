#include "batch/progress.hpp"

#include <algorithm>
#include <cmath>

namespace attrmap::batch {
namespace {

constexpr double kMemory = 5;      // seconds: how long a rate is remembered
constexpr double kCorrection = 5;  // seconds: in which a wrong estimate is made up for
constexpr double kSettled = 0.5;   // seconds of work before anything is foretold

/// The share of what is new after so many seconds.
double weight(double seconds, double memory) { return 1 - std::exp(-seconds / memory); }

}  // namespace

ProgressStatus Estimator::look(const Progress& progress, double now) {
  ProgressStatus status;
  status.records = progress.records.load(std::memory_order_relaxed);
  status.failed = progress.failed.load(std::memory_order_relaxed);
  status.bytes = progress.bytes.load(std::memory_order_relaxed);
  status.bytes_total = progress.bytes_total.load(std::memory_order_relaxed);
  status.seconds = now;
  const Sample sample{now, static_cast<double>(status.records), static_cast<double>(status.bytes)};
  if (!last_) {
    last_ = sample;
    first_ = sample;
    return status;
  }
  const double passed = now - last_->seconds;
  if (passed > 0) {
    // Of a short run the average of all of it, of a long one that of the last seconds.
    const double share = std::max(weight(passed, kMemory), passed / (now - first_.seconds));
    records_per_second_ += share * ((sample.records - last_->records) / passed - records_per_second_);
    bytes_per_second_ += share * ((sample.bytes - last_->bytes) / passed - bytes_per_second_);
    last_ = sample;
  }
  status.records_per_second = records_per_second_;
  if (status.bytes_total <= status.bytes) {
    if (status.bytes_total != 0) status.seconds_left = 0;
    left_.reset();
    return status;
  }
  if (bytes_per_second_ <= 0 || now - first_.seconds < kSettled) return status;
  const double estimate = static_cast<double>(status.bytes_total - status.bytes) / bytes_per_second_;
  if (!left_) {
    left_ = estimate;
  } else {
    const double ticked = std::max(0.0, *left_ - passed);
    left_ = ticked + weight(passed, std::min(kCorrection, 1 + estimate / 2)) * (estimate - ticked);
  }
  status.seconds_left = left_;
  return status;
}

ProgressWatch::ProgressWatch(const Progress& progress, ProgressSink& sink, std::chrono::milliseconds interval,
                             Clock::time_point begin)
    : progress_(progress), sink_(sink), interval_(interval), begin_(begin), thread_([this] { watch(); }) {}

ProgressWatch::~ProgressWatch() {
  {
    const std::lock_guard lock(mutex_);
    end_ = true;
  }
  ended_.notify_one();
  thread_.join();
  sink_.finish(estimator_.look(progress_, now()));
}

void ProgressWatch::watch() {
  std::unique_lock lock(mutex_);
  estimator_.look(progress_, now());
  auto next = Clock::now();
  while (!end_) {
    next += interval_;
    if (ended_.wait_until(lock, next, [this] { return end_; })) break;
    sink_.update(estimator_.look(progress_, now()));
  }
}

}  // namespace attrmap::batch
