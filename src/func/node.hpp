// Node: one step of a compiled expression. Nodes are immutable once compiled and owned by their program; `run` is
// called directly, so a node that was specialised at compile time costs no dispatch.
#pragma once
#include <cstdint>

#include "attrmap/diagnostic.hpp"
#include "value/val.hpp"

namespace attrmap::func {

class Evaluation;
struct Builtin;
struct Node;

using Run = Val (*)(const Node&, Evaluation&);

enum class NodeType : std::uint8_t { constant, attribute, parameter, call, operation };

struct Node {
  Run run = nullptr;
  const Node* const* args = nullptr;  ///< count entries; null for an argument that was not supplied
  std::uint32_t count = 0;
  std::uint32_t slot = 0;            ///< attribute: index into the record's slots
  const Builtin* builtin = nullptr;  ///< call
  const void* prepared = nullptr;    ///< what the function's prepare hook made of its constant arguments
  Val constant;                      ///< constant: its value; parameter: its name
  NodeType type = NodeType::constant;
  std::uint8_t op = 0;  ///< operation: syntax::Op
  Span span;

  bool supplied(std::size_t i) const { return i < count && args[i] != nullptr; }
  const Node* arg(std::size_t i) const { return i < count ? args[i] : nullptr; }
};

}  // namespace attrmap::func
