#include "batch/progress.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace attrmap::batch;

namespace {

/// Bytes a second, over time.
template <class Speed>
std::vector<ProgressStatus> watch(std::uint64_t total, double step, Speed speed) {
  Progress progress;
  progress.bytes_total = total;
  Estimator estimator;
  std::vector<ProgressStatus> seen{estimator.look(progress, 0)};
  double bytes = 0;
  for (double now = step; bytes < static_cast<double>(total); now += step) {
    bytes += speed(now) * step;
    progress.bytes = std::min<std::uint64_t>(total, static_cast<std::uint64_t>(bytes));
    progress.records = progress.bytes / 100;
    seen.push_back(estimator.look(progress, now));
  }
  return seen;
}

}  // namespace

TEST_CASE("a steady run counts down to the second") {
  const auto seen = watch(100'000, 0.25, [](double) { return 5000.0; });
  CHECK(!seen.front().seconds_left);
  for (const ProgressStatus& s : seen) {
    if (s.seconds < 1) continue;
    CHECK(*s.seconds_left == doctest::Approx(20 - s.seconds).epsilon(0.01));
    CHECK(s.records_per_second == doctest::Approx(50).epsilon(0.05));
  }
  CHECK(*seen.back().seconds_left == 0);
}

TEST_CASE("a run of changing speed does not jump") {
  // Every other second stands still.
  const auto seen = watch(1'000'000, 0.25, [](double now) { return static_cast<int>(now) % 2 == 0 ? 40'000.0 : 0.0; });
  double worst = 0;
  for (std::size_t i = 1; i < seen.size(); ++i)
    if (seen[i - 1].seconds > 5 && seen[i].seconds_left && seen[i - 1].seconds_left)
      worst = std::max(worst, *seen[i].seconds_left - *seen[i - 1].seconds_left);
  CHECK(worst < 1);
}

TEST_CASE("a run that slows down is believed after a while") {
  const auto seen = watch(400'000, 0.25, [](double now) { return now < 10 ? 20'000.0 : 5'000.0; });
  for (const ProgressStatus& s : seen)
    if (s.seconds > 30 && s.bytes < s.bytes_total) CHECK(std::abs(*s.seconds_left - (50 - s.seconds)) < 5);
}

TEST_CASE("nothing is foretold of an input of unknown size, or that stands still") {
  Progress progress;
  Estimator estimator;
  estimator.look(progress, 0);
  progress.bytes = 1000;
  CHECK(!estimator.look(progress, 2).seconds_left);
  progress.bytes_total = 5000;
  Estimator other;
  other.look(progress, 0);
  CHECK(!other.look(progress, 2).seconds_left);
  CHECK(!other.look(progress, 2).seconds_left);
}

TEST_CASE("what was done before the first look is no speed") {
  Progress progress;
  progress.bytes_total = 10'000;
  progress.bytes = 5'000;
  progress.records = 50;
  Estimator estimator;
  estimator.look(progress, 100);
  progress.bytes = 6'000;
  progress.records = 60;
  const ProgressStatus status = estimator.look(progress, 101);
  CHECK(status.records_per_second == doctest::Approx(10));
  CHECK(*status.seconds_left == doctest::Approx(4));
}

TEST_CASE("a watch shows in intervals, and at the end") {
  struct Counter : ProgressSink {
    int updates = 0, ends = 0;
    std::uint64_t records = 0;
    void update(const ProgressStatus&) override { ++updates; }
    void finish(const ProgressStatus& status) override {
      ++ends;
      records = status.records;
    }
  } sink;
  Progress progress;
  {
    const ProgressWatch watch(progress, sink, std::chrono::milliseconds(5));
    std::this_thread::sleep_for(std::chrono::milliseconds(60));
    progress.records = 7;
  }
  CHECK(sink.updates >= 2);
  CHECK(sink.ends == 1);
  CHECK(sink.records == 7);
}
