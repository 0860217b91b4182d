// Node: one step of a compiled expression. Nodes are immutable once compiled and owned by their program; `run` is
// called directly, so a node that was specialised at compile time costs no dispatch. Attributes and constants are not
// even called: `source` says where their value lies.
#pragma once
#include <cstdint>

#include "attrmap/diagnostic.hpp"
#include "value/val.hpp"

namespace attrmap::func {

class Evaluation;
class TextWriter;
enum class Written : std::uint8_t;
struct Builtin;
struct Node;
struct Shared;
struct TextPlan;

using Run = Val (*)(const Node&, Evaluation&);
/// Second way to run a call that gives a text, see func/text_writer.hpp.
using Write = Written (*)(const Node&, TextWriter&);

enum class NodeType : std::uint8_t { constant, attribute, parameter, call, operation };
/// Where the value of a node comes from: from running it, or at once from a slot of the record or from the node.
enum class Source : std::uint8_t { run, slot, constant };

/// Of a comparison: an attribute with a constant text that is not empty, which is most of them.
enum class TextTest : std::uint8_t { none, equals, differs };

struct Node {
  Run run = nullptr;
  const Node* const* args = nullptr;  ///< count entries; null for an argument that was not supplied
  std::uint32_t count = 0;
  std::uint32_t slot = 0;            ///< attribute: index into the record's slots
  const Builtin* builtin = nullptr;  ///< call
  const void* prepared = nullptr;    ///< what the function's prepare hook made of its constant arguments
  Val constant;                      ///< constant: its value; parameter: its name
  NodeType type = NodeType::constant;
  Source source = Source::run;
  std::uint8_t op = 0;  ///< operation: syntax::Op
  TextTest test = TextTest::none;
  Span span;
  Write write = nullptr;           ///< set by a prepare hook when the call, with its constant arguments, has one
  const TextPlan* plan = nullptr;  ///< of the outermost of calls that are written together
  const Shared* shared = nullptr;  ///< of a call that several expressions have, see func/shared.hpp

  bool supplied(std::size_t i) const { return i < count && args[i] != nullptr; }
  const Node* arg(std::size_t i) const { return i < count ? args[i] : nullptr; }
  /// Makes the node a constant.
  void become(const Val& value) {
    type = NodeType::constant;
    source = Source::constant;
    constant = value;
    run = [](const Node& node, Evaluation&) { return node.constant; };
  }
};

}  // namespace attrmap::func
