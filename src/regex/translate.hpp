// Syntax tree to a PCRE2 pattern. Every character set is spelled out in code units, so that nothing depends on PCRE2's
// notion of classes or case. The text is ASCII and is meant for the options that pcre.cpp compiles with.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "regex/tree.hpp"

namespace attrmap::regex {

enum class Width : std::uint8_t {
  ascii,  ///< 8-bit library, subjects of U+0000 to U+007F
  wide    ///< 16-bit library without UTF, any code units
};

struct Translation {
  std::string pattern;
  std::vector<std::int32_t> slots;  ///< of PCRE2's groups 1, 2, ...
  std::size_t largest_set = 0;      ///< ranges; PCRE2 tries them one by one
};

/// The tree must be one that `Analysis` finds fit for PCRE2 at that width.
Translation translate(const Syntax& syntax, Width width);

}  // namespace attrmap::regex
