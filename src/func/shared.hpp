// Calls that are evaluated once a record although several expressions have them (program/shared_calls.hpp).
#pragma once
#include <cstdint>

#include "func/node.hpp"

namespace attrmap::func {

struct Shared {
  Run run = nullptr;       ///< what the node did before
  std::uint32_t memo = 0;  ///< Evaluation::memos: the value there, behind it what the evaluation cost
};

/// What a shared node does. An error is not kept: it names a place in the expression that asked.
Val run_shared(const Node& node, Evaluation& cx);

}  // namespace attrmap::func
