// One evaluation of an expression with its explanation.
#pragma once
#include <vector>

#include "attrmap/program.hpp"
#include "explain/explanation.hpp"
#include "func/scratch.hpp"
#include "program/pipeline.hpp"

namespace attrmap::explain {

struct Traced {
  Outcome outcome;
  std::vector<Step> steps;
};

/// `unit` was built with Style::trace and compiles; `slots` are those of its table. `recorder` keeps what the parts
/// gave as long as the arena of `scratch` does.
Traced evaluate(const program::Unit& unit, const func::Registry& registry, func::Scratch& scratch, const Val* slots,
                const Context& context, const Limits& limits, Recorder& recorder);

}  // namespace attrmap::explain
