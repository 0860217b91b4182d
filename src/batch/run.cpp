#include "batch/run.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace attrmap::batch {
namespace {

constexpr std::size_t kKeptOutput = 4 * record::kBlockBytes;

/// A block on its way.
struct Piece {
  record::Block block;
  Output output;
  Counts counts;
  bool go_on = true;
};

/// Objects that are used by one thread at a time, made when there is none to spare.
template <class T>
class Pool {
 public:
  template <class Make>
  T* take(Make&& make) {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) {
      all_.push_back(make());
      return all_.back().get();
    }
    T* one = free_.back();
    free_.pop_back();
    return one;
  }
  void give_back(T* one) {
    const std::lock_guard lock(mutex_);
    free_.push_back(one);
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> all_;
  std::vector<T*> free_;
};

/// ThreadSanitizer does not see how oneTBB, which is not instrumented, orders the stages. Under it alone these calls
/// show the order that is there anyway: what happened before a release happened before the acquires that follow.
#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);
char order;
void acquire_order() { __tsan_acquire(&order); }
void release_order() { __tsan_release(&order); }
#else
void acquire_order() {}
void release_order() {}
#endif

/// A stage of the pipeline; `body` is a member function of Run.
template <auto body, class Run>
class Stage {
 public:
  explicit Stage(Run& run) : run_(&run) { release_order(); }
  Stage(const Stage& other) : run_(other.run_) { release_order(); }
  Stage& operator=(const Stage&) = delete;
  ~Stage() { acquire_order(); }

  template <class Argument>
  auto operator()(Argument&& argument) const {
    acquire_order();
    const auto result = (run_->*body)(argument);
    release_order();
    return result;
  }

 private:
  Run* run_;
};

class Run {
 public:
  Run(const MakeWorker& make_worker, record::Input& input, Sink& sink, const RunOptions& options)
      : make_worker_(make_worker), input_(input), sink_(sink), options_(options) {}

  void alone() {
    Piece piece;
    const auto worker = make_worker_();
    while (go_on_ && read(piece)) {
      map(piece, *worker);
      write(piece);
    }
  }

  void in_parallel(unsigned jobs) {
    namespace tbb = oneapi::tbb;
    const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, jobs);
    tbb::task_arena arena(static_cast<int>(jobs));
    // A block waits for its turn to be written while the thread that mapped it takes the next: a few more than threads.
    const std::size_t in_flight = std::size_t{jobs} + 2;
    arena.execute([&] {
      tbb::parallel_pipeline(
          in_flight,
          tbb::make_filter<void, Piece*>(tbb::filter_mode::serial_in_order, Stage<&Run::read_or_stop, Run>(*this)) &
              tbb::make_filter<Piece*, Piece*>(tbb::filter_mode::parallel, Stage<&Run::map_piece, Run>(*this)) &
              tbb::make_filter<Piece*, void>(tbb::filter_mode::serial_in_order, Stage<&Run::write_piece, Run>(*this)));
    });
    acquire_order();
  }

  Summary take_summary() {
    summary_.input_error = input_.splitter().error();
    summary_.interrupted = interrupted_ || input_.splitter().stopped();
    summary_.bytes_read = input_.splitter().position();
    if (restart_ && options_.reached) options_.reached(*restart_, summary_, true);
    return std::move(summary_);
  }

 private:
  Piece* read_or_stop(oneapi::tbb::flow_control& flow) {
    Piece* const piece = next_piece();
    if (piece == nullptr) flow.stop();
    return piece;
  }

  Piece* next_piece() {
    if (go_on_.load(std::memory_order_relaxed)) {
      Piece* piece = pieces_.take([] { return std::make_unique<Piece>(); });
      if (read(*piece)) return piece;
      pieces_.give_back(piece);
    }
    return nullptr;
  }

  Piece* map_piece(Piece* piece) {
    Worker* const worker = workers_.take(make_worker_);
    map(*piece, *worker);
    workers_.give_back(worker);
    return piece;
  }

  bool write_piece(Piece* piece) {
    write(*piece);
    pieces_.give_back(piece);
    return true;
  }

  bool read(Piece& piece) {
    if (options_.interrupted != nullptr && options_.interrupted->load(std::memory_order_relaxed)) {
      interrupted_ = true;
      return false;
    }
    return input_.splitter().next(piece.block);
  }

  void map(Piece& piece, Worker& worker) {
    piece.output.clear(kKeptOutput);
    piece.counts.clear(options_.targets);
    piece.go_on = worker.run(piece.block, piece.output, piece.counts);
  }

  // In order: what stands behind the end of the run is thrown away.
  void write(Piece& piece) {
    if (!go_on_) return;
    if (!sink_.write(piece.output.bytes())) {
      summary_.output_failed = true;
      go_on_ = false;
      return;
    }
    summary_.counts += piece.counts;
    summary_.bytes_written += piece.output.size();
    if (options_.progress != nullptr) show(piece);
    restart_.reset();
    if (!piece.go_on) {
      summary_.stopped = true;
      go_on_ = false;
    } else if (piece.block.restartable && input_.is_lines()) {
      restart_ = piece.block.end;
      if (options_.reached) options_.reached(*restart_, summary_, false);
    }
  }

  void show(const Piece& piece) {
    Progress& to = *options_.progress;
    to.records.fetch_add(piece.counts.records, std::memory_order_relaxed);
    to.failed.fetch_add(piece.counts.failed, std::memory_order_relaxed);
    to.bytes.fetch_add(piece.block.end - shown_, std::memory_order_relaxed);
    shown_ = piece.block.end;
  }

  const MakeWorker& make_worker_;
  record::Input& input_;
  Sink& sink_;
  const RunOptions& options_;
  Summary summary_;
  std::optional<std::uint64_t> restart_;  // behind what is written
  std::uint64_t shown_ = input_.splitter().origin();
  bool interrupted_ = false;
  Pool<Piece> pieces_;
  Pool<Worker> workers_;
  std::atomic<bool> go_on_{true};
};

}  // namespace

Summary run(const MakeWorker& make_worker, record::Input& input, Sink& sink, const RunOptions& options) {
  Run run(make_worker, input, sink, options);
  if (options.jobs <= 1)
    run.alone();
  else
    run.in_parallel(options.jobs);
  return run.take_summary();
}

Summary run(const Job& job, record::Input& input, Sink& sink, const RunOptions& options) {
  return run([&] { return std::make_unique<Mapper>(job); }, input, sink, options);
}

}  // namespace attrmap::batch
