// A compiled expression over bound values, without the API's conversions: what the evaluator itself costs.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "func/scratch.hpp"
#include "program/pipeline.hpp"
#include "stdlib/registry.hpp"

namespace attrmap::bench {

using stdlib::registry;

class Bound {
 public:
  /// `attributes`: name to value; what is missing is null.
  Bound(const std::string& expression, const std::map<std::string, Val>& attributes,
        Dialect dialect = Dialect::provisioning) {
    program::SlotTable table;
    unit_ = program::build(expression, registry(), table, {.dialect = dialect});
    if (unit_.code == nullptr) {
      std::fprintf(stderr, "%s: %s\n", expression.c_str(), unit_.diagnostics.front().message.c_str());
      std::exit(1);
    }
    for (const std::string& name : table.names()) {
      const auto it = attributes.find(name);
      slots_.push_back(it == attributes.end() ? Val() : it->second);
    }
    context_.now = DateTimeTicks{638000000000000000};
    context_.random_seed = 1;
    context_.default_domain = "contoso.com";
  }
  Val run() {
    scratch_.arena.reset();
    func::Evaluation cx(scratch_, slots_.data(), context_, limits_);
    return unit_.code->evaluate(cx);
  }

 private:
  program::Unit unit_;
  std::vector<Val> slots_;
  func::Scratch scratch_;
  Context context_;
  Limits limits_;
};

}  // namespace attrmap::bench
