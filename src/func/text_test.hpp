// A comparison of an attribute with a constant text, where a condition needs no value of its own.
#pragma once
#include "base/copy.hpp"
#include "func/evaluation.hpp"

namespace attrmap::func {

enum class Truth : std::uint8_t { no, yes, unknown };

/// Of a node with a TextTest. Unknown: the attribute is no text, or empty; Node::run decides.
inline Truth test_text(const Node& comparison, const Evaluation& cx) {
  const Val& left = cx.slots()[comparison.args[0]->slot];
  const Val& right = comparison.args[1]->constant;
  if (!left.is_text() || left.size == 0) return Truth::unknown;
  const bool equal = left.size == right.size && equal_short(left.chars, right.chars, right.size);
  return equal == (comparison.test == TextTest::equals) ? Truth::yes : Truth::no;
}

}  // namespace attrmap::func
