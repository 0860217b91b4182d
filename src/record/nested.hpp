// Lists and objects inside of each other, while they are read.
#pragma once
#include <algorithm>
#include <span>
#include <vector>

#include "base/arena.hpp"

namespace attrmap::record {

/// Moves what stands behind the first `base` entries to the arena: the list or object that was read last is whole.
template <class T>
std::span<const T> take_whole(std::vector<T>& open, std::size_t base, Arena& arena) {
  const std::size_t n = open.size() - base;
  T* whole = arena.array<T>(n);
  std::copy(open.begin() + static_cast<std::ptrdiff_t>(base), open.end(), whole);
  open.resize(base);
  return {whole, n};
}

}  // namespace attrmap::record
