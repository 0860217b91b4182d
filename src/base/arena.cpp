#include "base/arena.hpp"

#include <algorithm>

namespace attrmap {

void Arena::grow(std::size_t n) {
  while (current_ < blocks_.size()) {
    Block& block = blocks_[current_++];
    if (block.size >= n + kSlack) {
      cursor_ = block.bytes.get();
      end_ = cursor_ + block.size - kSlack;
      return;
    }
  }
  const std::size_t size = std::max(n + kSlack, next_size_);
  next_size_ = std::min<std::size_t>(next_size_ * 2, 1024 * 1024);
  blocks_.push_back({std::unique_ptr<char[]>(new char[size]), size});
  total_ += size;
  current_ = blocks_.size();
  first_ = blocks_.front().bytes.get();
  cursor_ = blocks_.back().bytes.get();
  end_ = cursor_ + size - kSlack;
}

void Arena::rewind(std::size_t kept) {
  while (!blocks_.empty() && total_ > kept) {
    total_ -= blocks_.back().size;
    blocks_.pop_back();
  }
  current_ = 0;
  first_ = cursor_ = end_ = nullptr;
  if (!blocks_.empty()) {
    current_ = 1;
    first_ = cursor_ = blocks_.front().bytes.get();
    end_ = cursor_ + blocks_.front().size - kSlack;
  }
}

}  // namespace attrmap
