#include "stdlib/switch_table.hpp"

#include <algorithm>
#include <bit>
#include <unordered_set>

namespace attrmap::stdlib {

SwitchTable::SwitchTable(const std::vector<Key>& keys) {
  std::unordered_set<std::string_view> seen;
  entries_.reserve(keys.size());
  for (const Key& key : keys)
    if (seen.insert(key.text).second) entries_.push_back({Ends(key.text), key.text, key.value, kEnd});
  if (entries_.size() <= kFew) return;

  const std::size_t slots = std::bit_ceil(entries_.size() * 4);
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(slots));
  heads_.resize(slots);
  // A few seeds nearly always hold one without collisions for the sizes that people write; any seed is correct.
  std::uint64_t seed = 0x2545F4914F6CDD1Dull, best = seed;
  std::size_t fewest = SIZE_MAX;
  for (int attempt = 0; attempt < 64 && fewest > 0; ++attempt) {
    const std::size_t collisions = link(seed);
    if (collisions < fewest) {
      fewest = collisions;
      best = seed;
    }
    seed = (seed * 6364136223846793005ull + 1442695040888963407ull) | 1;
  }
  seed_ = best;
  link(seed_);
}

std::size_t SwitchTable::link(std::uint64_t seed) {
  std::size_t collisions = 0;
  std::fill(heads_.begin(), heads_.end(), kEnd);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    std::uint32_t& head = heads_[slot(entries_[i].text.size(), entries_[i].ends, seed)];
    collisions += head != kEnd;
    entries_[i].next = head;
    head = i;
  }
  return collisions;
}

std::size_t SwitchTable::longest_chain() const {
  std::size_t longest = heads_.empty() ? entries_.size() : 0;
  for (std::uint32_t head : heads_) {
    std::size_t n = 0;
    for (std::uint32_t i = head; i != kEnd; i = entries_[i].next) ++n;
    longest = std::max(longest, n);
  }
  return longest;
}

}  // namespace attrmap::stdlib
