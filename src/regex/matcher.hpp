// Our own backtracking matcher: explicit stack, every step counted, all captures of a group kept.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "regex/program.hpp"

namespace attrmap::regex {

enum class Outcome : std::uint8_t { match, no_match, exhausted };

/// State of a search, reusable; one per thread. Subjects are shorter than 2^31 units.
class Matcher {
 public:
  /// Steps that the following searches may take together; a step costs some nanoseconds.
  void set_budget(std::uint64_t steps) { budget_ = steps; }

  /// First match that starts at `from` or later. `search_start` is where `\G` matches. `Unit` is char for ASCII
  /// subjects.
  template <class Unit>
  Outcome search(const Program& program, const Unit* subject, std::uint32_t size, std::uint32_t from,
                 std::uint32_t search_start);

  /// True when a costly search has left more than some 2 MB behind.
  bool is_large() const { return stack_.capacity() + captures_.capacity() > 128 * 1024; }
  /// Gives all memory back; the last match is gone.
  void release();

  std::uint32_t begin() const { return begin_; }
  std::uint32_t end() const { return end_; }

  struct Capture {
    std::uint32_t begin, end;
    std::uint32_t previous;  ///< index of the group's capture before, or kNone
  };
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  /// Index of the slot's last capture, or kNone. Not for slot 0.
  std::uint32_t last_capture(std::size_t slot) const { return tops_[slot]; }
  const Capture& capture(std::uint32_t index) const { return captures_[index]; }

 private:
  enum class Kind : std::uint32_t { resume, restore_register, restore_capture, shrink, shrink_back, grow, grow_back };
  struct Entry {
    Kind kind;
    std::uint32_t a, b, c;
  };

  template <class Unit>
  Outcome run(const Program& program, const Unit* subject, std::uint32_t size, std::uint32_t start,
              std::uint32_t search_start);
  void set_register(std::uint32_t index, std::uint32_t value) {
    stack_.push_back({Kind::restore_register, index, registers_[index], 0});
    registers_[index] = value;
  }
  void push_capture(std::uint32_t slot, std::uint32_t begin, std::uint32_t end);
  void pop_capture(std::uint32_t slot);
  void undo(const Entry& entry);
  /// Drops the alternatives above `height`, keeps what must be undone.
  void cut(std::size_t height);

  std::vector<Entry> stack_;
  std::vector<std::uint32_t> registers_;
  std::vector<Capture> captures_;
  std::vector<std::uint32_t> tops_;
  std::uint64_t budget_ = 0;
  std::uint32_t begin_ = 0, end_ = 0;
};

extern template Outcome Matcher::search(const Program&, const char*, std::uint32_t, std::uint32_t, std::uint32_t);
extern template Outcome Matcher::search(const Program&, const char16_t*, std::uint32_t, std::uint32_t, std::uint32_t);

}  // namespace attrmap::regex
