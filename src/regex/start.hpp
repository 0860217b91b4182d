// Where matches can start: lets a search skip what no match starts with.
#pragma once
#include <cstddef>

#include "regex/tree.hpp"

namespace attrmap::regex {

struct Start {
  bool at_begin = false;  ///< only at the beginning of the subject
  bool by_unit = false;   ///< only at a unit of `ascii`, or at one beyond ASCII if `wide`
  AsciiSet ascii;
  bool wide = false;

  /// First position at or behind `from` where a match can start; `size` when there is none, or at the end.
  template <class Unit>
  std::size_t skip(const Unit* subject, std::size_t size, std::size_t from) const {
    if (!by_unit) return from;
    for (; from < size; ++from) {
      const auto c =
          static_cast<char16_t>(sizeof(Unit) == 1 ? static_cast<unsigned char>(subject[from]) : subject[from]);
      if (c < 128 ? ascii.has(c) : wide) break;
    }
    return from;
  }
};

Start start_of(const Syntax& syntax);

}  // namespace attrmap::regex
