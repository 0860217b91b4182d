// Lookup table of a Switch whose keys are all constant. Immutable once built, so it serves many threads.
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace attrmap::stdlib {

class SwitchTable {
 public:
  struct Key {
    std::string_view text;    ///< must outlive the table
    std::uint32_t value = 0;  ///< what find() gives: not 0
  };
  /// Of equal keys the first counts.
  explicit SwitchTable(const std::vector<Key>& keys);

  /// The value of the key equal to `text`, byte by byte; 0 if there is none.
  std::uint32_t find(std::string_view text) const {
    const Ends ends(text);
    if (heads_.empty()) {
      for (const Entry& e : entries_)
        if (e.matches(text, ends)) return e.value;
      return 0;
    }
    for (std::uint32_t i = heads_[slot(text.size(), ends, seed_)]; i != kEnd; i = entries_[i].next)
      if (entries_[i].matches(text, ends)) return entries_[i].value;
    return 0;
  }

  /// Longest chain of keys that share a slot.
  std::size_t longest_chain() const;

 private:
  static constexpr std::uint32_t kEnd = UINT32_MAX;
  static constexpr std::size_t kFew = 4;  // compared one by one

  /// The first and the last eight bytes: with the size they determine every text of up to 16 bytes.
  struct Ends {
    std::uint64_t first = 0, last = 0;

    explicit Ends(std::string_view text) {
      const char* p = text.data();
      const std::size_t n = text.size();
      if (n >= 8) {
        std::memcpy(&first, p, 8);
        std::memcpy(&last, p + n - 8, 8);
      } else if (n >= 4) {
        std::uint32_t a, b;
        std::memcpy(&a, p, 4);
        std::memcpy(&b, p + n - 4, 4);
        first = a | std::uint64_t{b} << 32;
      } else if (n > 0) {
        first = static_cast<unsigned char>(p[0]) |
                static_cast<std::uint64_t>(static_cast<unsigned char>(p[n / 2])) << 8 |
                static_cast<std::uint64_t>(static_cast<unsigned char>(p[n - 1])) << 16;
      }
    }
  };

  struct Entry {
    Ends ends;
    std::string_view text;
    std::uint32_t value;
    std::uint32_t next;

    bool matches(std::string_view other, const Ends& others) const {
      return ends.first == others.first && ends.last == others.last && text.size() == other.size() &&
             (text.size() <= 16 || std::memcmp(text.data() + 8, other.data() + 8, text.size() - 16) == 0);
    }
  };

  std::size_t slot(std::size_t size, const Ends& ends, std::uint64_t seed) const {
    return static_cast<std::size_t>((ends.first ^ std::rotl(ends.last, 29) ^ size << 56) * seed >> shift_);
  }
  /// Chains the entries by `seed`; gives how many share a slot with another.
  std::size_t link(std::uint64_t seed);

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> heads_;
  std::uint64_t seed_ = 1;
  unsigned shift_ = 63;
};

}  // namespace attrmap::stdlib
