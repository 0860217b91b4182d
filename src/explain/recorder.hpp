// Keeps what the parts of a traced program gave in one evaluation.
#pragma once
#include <vector>

#include "func/trace.hpp"
#include "syntax/ast.hpp"

namespace attrmap::explain {

class Recorder : public func::TraceSink {
 public:
  /// Before each evaluation.
  void reset(const syntax::Ast& ast) {
    values_.assign(ast.nodes.size(), Val());
    seen_.assign(ast.nodes.size(), false);
  }
  void record(std::uint32_t node, const Val& value) override {
    values_[node] = value;
    seen_[node] = true;
  }

  /// Was the part evaluated? Branches that were not taken and constants that were prepared are not.
  bool seen(syntax::NodeId node) const { return seen_[node]; }
  const Val& value(syntax::NodeId node) const { return values_[node]; }

 private:
  std::vector<Val> values_;
  std::vector<bool> seen_;
};

}  // namespace attrmap::explain
