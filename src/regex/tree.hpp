// The syntax tree of a .NET pattern: options resolved, groups numbered, nothing in it depends on a matching engine.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "regex/char_class.hpp"

namespace attrmap::regex {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xFFFFFFFF;
inline constexpr std::uint32_t kUnbounded = 0x7FFFFFFF;

enum class NodeKind : std::uint8_t {
  sequence,      ///< children in order
  alternatives,  ///< children, the first that leads to a match wins
  literal,       ///< one code unit
  set,           ///< one code unit of a class
  anchor,
  capture,          ///< one child; `slot` -1 for `(?<-b>...)`; `popped` >= 0 for a balancing group
  lookaround,       ///< one child
  atomic,           ///< one child
  reference,        ///< backreference to `slot`
  group_test,       ///< `(?(name)yes|no)`: one or two children
  expression_test,  ///< `(?(expr)yes|no)`: the test, then one or two children
  repeat            ///< one child, `min` to `max` times
};

enum class Anchor : std::uint8_t {
  begin,              ///< `\A`, and `^` without RegexOptions.Multiline
  line_begin,         ///< `^` with it
  line_end,           ///< `$` with it
  end_or_last_line,   ///< `\Z`, and `$` without it
  end,                ///< `\z`
  search_start,       ///< `\G`
  word_boundary,      ///< `\b`
  not_word_boundary,  ///< `\B`
};

struct Node {
  NodeKind kind = NodeKind::sequence;
  Anchor anchor = Anchor::begin;
  bool ignore_case = false;  ///< literal, reference
  bool negative = false;     ///< lookaround
  bool behind = false;       ///< lookaround
  bool lazy = false;         ///< repeat
  char16_t unit = 0;         ///< literal
  std::int32_t slot = -1;    ///< capture, reference, group_test: index into Syntax::groups
  std::int32_t popped = -1;  ///< capture
  std::uint32_t char_class = 0;
  std::uint32_t min = 0;
  std::uint32_t max = 0;  ///< kUnbounded: no limit
  NodeId first_child = kNoNode;
  NodeId next = kNoNode;  ///< the sibling behind
};

struct Group {
  std::int32_t number = 0;  ///< as .NET numbers it: unnamed groups first, then the names
  std::u16string name;      ///< empty when the group has only a number
};

struct Syntax {
  std::vector<Node> nodes;
  std::vector<CharClass> classes;
  std::vector<Group> groups;  ///< by rising number; groups[0] is the whole match
  NodeId root = kNoNode;

  const Node& operator[](NodeId id) const { return nodes[id]; }
  /// Slot of the group with that number, or -1.
  std::int32_t slot_of(std::int32_t number) const;
  /// Slot of the group with that name (ordinal), or -1. Numbers are names only where .NET lists them (see find_group).
  std::int32_t slot_of(std::u16string_view name) const;
};

}  // namespace attrmap::regex
