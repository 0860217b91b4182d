// Lookup table of a Switch whose keys are all constant. Immutable once built, so it serves many threads.
#pragma once
#include <algorithm>
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

  /// The value of the key equal to `text`, byte by byte; 0 if there is none. `padded`: see Val::padded.
  std::uint32_t find(std::string_view text, bool padded = false) const {
    const Ends ends = padded ? Ends::of_padded(text) : Ends(text);
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

  /// The first and the last eight bytes: with the size they determine every text of up to 16 bytes. Of a shorter text
  /// both are all of it, behind which zeros stand.
  struct Ends {
    std::uint64_t first = 0, last = 0;

    explicit Ends(std::string_view text) {
      char padded[8] = {};
      if (text.size() < 8) {
        std::copy(text.begin(), text.end(), padded);
        text = {padded, 8};
      }
      first = word(text.data());
      last = word(text.data() + text.size() - 8);
    }
    /// Without a branch: sizes are hard to foresee.
    static Ends of_padded(std::string_view text) {
      const bool is_short = text.size() < 8;
      const std::uint64_t mask = is_short ? (std::uint64_t{1} << (8 * text.size())) - 1 : ~std::uint64_t{0};
      return Ends(word(text.data()) & mask, word(text.data() + (is_short ? 0 : text.size() - 8)) & mask);
    }

   private:
    Ends(std::uint64_t f, std::uint64_t l) : first(f), last(l) {}
    static std::uint64_t word(const char* p) {
      std::uint64_t w;
      std::memcpy(&w, p, 8);
      return w;
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
