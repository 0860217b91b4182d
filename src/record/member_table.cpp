#include "record/member_table.hpp"

#include <algorithm>

namespace attrmap::record {
namespace {

constexpr int kTries = 64;  // per table size

}  // namespace

Entry& MemberTable::add(std::string_view name) {
  for (Entry& e : entries_)
    if (e.name == name) return e;
  entries_.push_back({std::string(name), {}, nullptr});
  return entries_.back();
}

const Entry* MemberTable::find_anywhere(std::string_view name) const {
  if (name.size() >= 8) return find(name);
  char padded[8] = {};
  std::memcpy(padded, name.data(), name.size());
  return find_hashed(name, padded_words({padded, name.size()}));
}

void MemberTable::seal() {
  int bits = 1;
  while ((std::size_t{1} << bits) < entries_.size() * 2) ++bits;
  keys_.clear();
  for (const Entry& e : entries_) {
    char padded[8] = {};
    std::memcpy(padded, e.name.data(), std::min<std::size_t>(8, e.name.size()));
    const Words words =
        padded_words(e.name.size() >= 8 ? std::string_view(e.name) : std::string_view(padded, e.name.size()));
    keys_.push_back({words, e.name.data(), e.name.size(), 0});
  }
  std::uint64_t random = 0x9E3779B97F4A7C15ull;
  // Names that agree in length and both ends (directory extensions may) collide under any factor: then the last try's
  // chains are kept, which is right, only slower.
  for (int grow = 0; grow < 4; ++grow, ++bits) {
    shift_ = 64 - bits;
    for (int attempt = 0; attempt < kTries; ++attempt) {
      random = random * 6364136223846793005ull + 1442695040888963407ull;
      factor_ = random | 1;
      places_.assign(std::size_t{1} << bits, 0);
      bool free = true;
      for (std::uint32_t i = 0; i < entries_.size(); ++i) {
        std::uint32_t& head = places_[place(keys_[i].words, keys_[i].size)];
        free = free && head == 0;
        keys_[i].next = head;
        head = i + 1;
      }
      if (free) return;
    }
  }
}

}  // namespace attrmap::record
