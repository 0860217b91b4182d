// Where a traced program reports the values of its parts.
#pragma once
#include <cstdint>

#include "value/val.hpp"

namespace attrmap::func {

class TraceSink {
 public:
  virtual ~TraceSink() = default;
  /// The part that was compiled from syntax node `node` gave `value` (failed: the evaluation holds the error). It lives
  /// as long as the evaluation's arena.
  virtual void record(std::uint32_t node, const Val& value) = 0;
};

}  // namespace attrmap::func
