// What the engines need to know of a pattern before it is translated.
#pragma once
#include <cstdint>
#include <vector>

#include "regex/tree.hpp"

namespace attrmap::regex {

struct Analysis {
  std::uint32_t min_length = 0;  ///< code units of the shortest match
  /// One way to match at most, of at most 64 units, lookarounds included: searching costs linear time in any engine.
  bool simple = true;
  /// PCRE2 finds exactly .NET's matches: in ASCII subjects, in others. False for balancing groups, lookbehind of
  /// variable length and the other constructs that only our own matcher knows.
  bool pcre_ascii = true;
  bool pcre_wide = true;
  /// By slot: the group may capture more than once in one match.
  std::vector<bool> repeated;
  /// By slot: the group may capture text outside of the match, in a lookaround.
  std::vector<bool> outside;
};

Analysis analyze(const Syntax& syntax);

}  // namespace attrmap::regex
