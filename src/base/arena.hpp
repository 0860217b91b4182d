// Bump allocator for values that live as long as one record's evaluation. Not thread-safe: one per thread.
// After reset() the blocks are kept, so the steady state allocates nothing. Behind everything in it kSlack bytes are
// readable.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace attrmap {

class Arena {
 public:
  static constexpr std::size_t kSlack = 32;
  explicit Arena(std::size_t first_block = 16 * 1024) : next_size_(first_block) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// `n` writable bytes at the end of the arena, not yet taken: write at most `n`, then commit() what was used.
  char* reserve(std::size_t n) {
    if (static_cast<std::size_t>(end_ - cursor_) < n) grow(n);
    return cursor_;
  }
  /// Takes the first `used` bytes of the last reserve().
  std::string_view commit(std::size_t used) {
    std::string_view text(cursor_, used);
    cursor_ += used;
    return text;
  }
  std::string_view copy(std::string_view text) {
    char* to = reserve(text.size());
    if (!text.empty()) std::memcpy(to, text.data(), text.size());
    return commit(text.size());
  }
  /// Uninitialised storage for `n` objects of a trivially destructible type.
  template <class T>
  T* array(std::size_t n) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= 16);
    char* p = reserve(n * sizeof(T) + alignof(T) - 1);
    auto gap = static_cast<std::size_t>(-reinterpret_cast<std::uintptr_t>(p)) & (alignof(T) - 1);
    cursor_ = p + gap + n * sizeof(T);
    return reinterpret_cast<T*>(p + gap);
  }
  /// Forgets everything; keeps the blocks up to `kept` bytes in all.
  void reset(std::size_t kept = 1024 * 1024) {
    if (current_ <= 1 && total_ <= kept)
      cursor_ = first_;  // still in the first block, or nothing was ever needed
    else
      rewind(kept);
  }
  /// Bytes held from the system.
  std::size_t capacity() const { return total_; }

 private:
  void grow(std::size_t n);
  void rewind(std::size_t kept);
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size;
  };
  std::vector<Block> blocks_;
  std::size_t current_ = 0;  // index after the block in use
  char* first_ = nullptr;    // the first block
  char* cursor_ = nullptr;
  char* end_ = nullptr;
  std::size_t next_size_;
  std::size_t total_ = 0;
};

}  // namespace attrmap
