// MemberTable: from the name of a JSON member to what is to be done with it, by a hash without collisions chosen for
// these names.
#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "record/source_names.hpp"

namespace attrmap::record {

/// A slot that is fed by a member. `rank`: 2 the attribute's own name, 1 a derived one; the higher one wins.
struct Binding {
  std::uint32_t slot;
  std::uint8_t rank;
  Take take;
};

class MemberTable;

struct Entry {
  std::string name;
  std::vector<Binding> bindings;
  const MemberTable* child = nullptr;  ///< members wanted of the object that is the value
  /// The value goes to this slot as it is, and nothing else goes there; -1: see `bindings`.
  std::int32_t only_slot = -1;
};

/// Texts that are read from a block have this many readable bytes behind them.
inline constexpr std::size_t kPadding = 64;

class MemberTable {
 public:
  explicit MemberTable(std::size_t number = 0) : number_(number) {}
  MemberTable(const MemberTable&) = delete;
  MemberTable& operator=(const MemberTable&) = delete;

  /// Among the tables of a layout.
  std::size_t number() const { return number_; }
  /// Adds the name if it is new. Pointers are valid until the next add().
  Entry& add(std::string_view name);
  std::vector<Entry>& entries() { return entries_; }
  /// Chooses the hash; call it after the last add().
  void seal();

  /// `name` must have kPadding readable bytes behind its begin.
  const Entry* find(std::string_view name) const { return find_hashed(name, padded_words(name)); }
  /// For names that stand anywhere.
  const Entry* find_anywhere(std::string_view name) const;

 private:
  struct Words {
    std::uint64_t first, last;
  };
  static std::uint64_t word(const char* p) {
    std::uint64_t w;
    std::memcpy(&w, p, 8);
    return w;
  }
  // The first and the last eight bytes. Shorter names are masked.
  static Words padded_words(std::string_view name) {
    if (name.size() >= 8) return {word(name.data()), word(name.data() + name.size() - 8)};
    const std::uint64_t w = word(name.data()) & ((std::uint64_t{1} << (8 * name.size())) - 1);
    return {w, w};
  }
  std::size_t place(Words words, std::size_t size) const {
    return static_cast<std::size_t>(((words.first ^ (words.last * 31) ^ size) * factor_) >> shift_);
  }
  const Entry* find_hashed(std::string_view name, Words words) const {
    for (std::uint32_t i = places_[place(words, name.size())]; i != 0; i = keys_[i - 1].next) {
      const Key& key = keys_[i - 1];
      // Both ends overlap or touch up to 16 bytes: then they are all of it.
      if (key.words.first == words.first && key.words.last == words.last && key.size == name.size() &&
          (name.size() <= 16 || std::memcmp(key.name + 8, name.data() + 8, name.size() - 16) == 0))
        return &entries_[i - 1];
    }
    return nullptr;
  }

  struct Key {
    Words words;
    const char* name;
    std::size_t size;
    std::uint32_t next;  // index + 1 of a further entry at the same place
  };
  std::size_t number_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> places_ = {0, 0};  // index + 1 of the first entry there
  std::vector<Key> keys_;                       // of entries_
  std::uint64_t factor_ = 1;
  int shift_ = 63;
};

}  // namespace attrmap::record
