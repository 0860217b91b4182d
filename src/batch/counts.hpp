// What a run counts. Each block has its own counts, which are added up in the order of writing.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace attrmap::batch {

/// How often a target of records that were not skipped got what.
struct TargetCounts {
  std::uint64_t value = 0, null = 0, ignored = 0, error = 0;
  friend bool operator==(const TargetCounts&, const TargetCounts&) = default;
};

struct Counts {
  std::uint64_t records = 0;
  std::uint64_t mapped = 0;     ///< of a plan: those with requests
  std::uint64_t unchanged = 0;  ///< of a plan: nothing differs
  std::uint64_t skipped = 0;
  std::uint64_t failed = 0;
  std::map<std::string, std::uint64_t, std::less<>> errors;  ///< by code
  std::vector<TargetCounts> targets;                         ///< empty: not counted

  Counts& operator+=(const Counts& other);
  /// All zero, of so many targets.
  void clear(std::size_t number_of_targets);
  void add_error(std::string_view code);
  friend bool operator==(const Counts&, const Counts&) = default;
};

}  // namespace attrmap::batch
