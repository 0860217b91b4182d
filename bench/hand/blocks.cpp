#include "blocks.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace attrmap::bench {
namespace {

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::exit(1);
}

void write_all(const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(STDOUT_FILENO, data, size);
    if (written < 0) fail("write");
    data += written;
    size -= static_cast<std::size_t>(written);
  }
}

}  // namespace

bool Input::next(Bytes& block) {
  block.size = 0;
  block.reserve(std::max(kBlock, rest_.size()));
  std::memcpy(block.data(), rest_.data(), rest_.size());
  block.size = rest_.size();
  rest_.clear();

  std::size_t whole = 0;  // bytes of whole records
  while (whole == 0 && !ended_) {
    if (block.size == block.capacity()) block.reserve(2 * block.capacity());
    const std::size_t begin = block.size;
    while (block.size < block.capacity()) {
      const ssize_t got = ::read(STDIN_FILENO, block.data() + block.size, block.capacity() - block.size);
      if (got < 0) fail("read");
      ended_ = got == 0;
      if (ended_) break;
      block.size += static_cast<std::size_t>(got);
    }
    if (first_) is_array_ = block.size > 0 && block.data()[0] == '[';
    first_ = false;
    if (is_array_) {
      whole = splitter_.split(block.data(), begin, block.size);
    } else {
      const void* newline = ::memrchr(block.data() + begin, '\n', block.size - begin);
      if (newline != nullptr) whole = static_cast<std::size_t>(static_cast<const char*>(newline) - block.data()) + 1;
    }
  }
  if (ended_) whole = block.size;  // the last line may lack its end
  rest_.assign(block.data() + whole, block.data() + block.size);
  block.size = whole;
  return whole > 0;
}

void for_each_block(unsigned threads, const std::function<Worker()>& make_worker) {
  Input input;
  std::mutex reading, writing;
  std::condition_variable written;
  std::size_t blocks_read = 0, blocks_written = 0;

  auto work = [&] {
    const Worker worker = make_worker();
    Bytes block, out;
    for (;;) {
      std::size_t number;
      {
        std::lock_guard lock(reading);
        if (!input.next(block)) return;
        number = blocks_read++;
      }
      out.size = 0;
      worker(block, out);
      std::unique_lock lock(writing);
      written.wait(lock, [&] { return blocks_written == number; });
      write_all(out.data(), out.size);
      ++blocks_written;
      written.notify_all();
    }
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
  work();
}

unsigned threads_of(int argc, char** argv, int first) {
  if (argc == first) return 1;
  const int threads = argc == first + 2 && std::strcmp(argv[first], "-j") == 0 ? std::atoi(argv[first + 1]) : 0;
  if (threads > 0) return static_cast<unsigned>(threads);
  std::fprintf(stderr, "usage: %s%s [-j THREADS] < RECORDS\n", argv[0], first > 1 ? " MODE" : "");
  std::exit(2);
}

}  // namespace attrmap::bench
