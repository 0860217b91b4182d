// Standard input as blocks of whole records, worked on by several threads, standard output in the order of the input:
// what bench/hand and bench/floor share.
#pragma once
#include <condition_variable>
#include <cstring>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "array_splitter.hpp"

namespace attrmap::bench {

/// Bytes that grow without being initialised; there is always room for wide loads and stores behind them.
class Bytes {
 public:
  static constexpr std::size_t kPadding = 64;

  char* data() { return data_.get(); }
  std::size_t capacity() const { return capacity_; }
  std::size_t size = 0;

  void reserve(std::size_t capacity) {
    if (capacity <= capacity_) return;
    std::unique_ptr<char[]> grown(new char[capacity + kPadding]);
    std::memcpy(grown.get(), data_.get(), size);
    std::memset(grown.get() + size, 0, kPadding);
    data_ = std::move(grown);
    capacity_ = capacity;
  }
  void reserve_more(std::size_t bytes) {
    if (size + bytes > capacity_) reserve(2 * capacity_ + bytes);
  }

 private:
  std::unique_ptr<char[]> data_{new char[kPadding]()};
  std::size_t capacity_ = 0;
};

/// Reads NDJSON or one JSON array; records of an array come out as lines.
class Input {
 public:
  /// Fills `block` with whole records; false at the end.
  bool next(Bytes& block);

 private:
  static constexpr std::size_t kBlock = 256 << 10;

  bool first_ = true, is_array_ = false, ended_ = false;
  ArraySplitter splitter_;
  std::vector<char> rest_;  ///< what has been read of the record behind the last block
};

/// Reads all of standard input; each thread makes its own worker, a function (Bytes& block, Bytes& out).
using Worker = std::function<void(Bytes&, Bytes&)>;
void for_each_block(unsigned threads, const std::function<Worker()>& make_worker);

/// The number behind -j, or 1; ends the program at anything else.
unsigned threads_of(int argc, char** argv, int first = 1);

}  // namespace attrmap::bench
