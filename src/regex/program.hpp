// A pattern as code for our own backtracking matcher, which knows all of .NET's constructs.
#pragma once
#include <cstdint>
#include <vector>

#include "regex/start.hpp"
#include "regex/tree.hpp"

namespace attrmap::regex {

enum class Op : std::uint8_t {
  unit,          ///< a: the code unit
  set,           ///< a: the set
  set_loop,      ///< a: the set, b: min, c: max, flag: lazy
  split,         ///< go on; when that fails, at a
  jump,          ///< to a
  save,          ///< position to register a
  capture,       ///< a: slot or -1, b: register of the start, c: slot to pop or -1
  reference,     ///< a: slot, flag: ignore case
  anchor,        ///< a: the Anchor
  loop_begin,    ///< a: register of the count, a + 1: of the last start
  loop,          ///< a: as above, b: min, c: max, d: behind the loop, flag: lazy; the body follows
  look_begin,    ///< a: register of the position, a + 1: of the stack's height
  look_end,      ///< positive: back to that position, without alternatives
  not_begin,     ///< negative lookaround; b: where to go on when the body fails
  not_end,       ///< the body matched: fail
  atomic_begin,  ///< a: register of the stack's height
  atomic_end,
  test_begin,  ///< like look_begin; b: the no branch
  group_test,  ///< a: slot, b: the no branch
  fail,
  accept
};

struct Instruction {
  Op op;
  bool back = false;  ///< right to left, inside lookbehind
  bool flag = false;
  std::uint32_t a = 0, b = 0, c = 0, d = 0;
};

struct MatchSet {
  AsciiSet ascii;
  UnitSet wide;
  bool has(char16_t unit) const { return unit < 128 ? ascii.has(unit) : contains(wide, unit); }
};

struct Program {
  std::vector<Instruction> code;
  std::vector<MatchSet> sets;
  std::uint32_t registers = 0;
  std::uint32_t slots = 0;
  std::uint32_t min_length = 0;
  Start start;
};

Program compile(const Syntax& syntax, std::uint32_t min_length);

}  // namespace attrmap::regex
