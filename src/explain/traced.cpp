#include "explain/traced.hpp"

#include "func/evaluation.hpp"
#include "program/outcome.hpp"

namespace attrmap::explain {

Traced evaluate(const program::Unit& unit, const func::Registry& registry, func::Scratch& scratch, const Val* slots,
                const Context& context, const Limits& limits, Recorder& recorder) {
  recorder.reset(unit.ast);
  func::Evaluation cx(scratch, slots, context, limits);
  cx.trace = &recorder;
  const Val result = unit.code->evaluate(cx);
  Traced traced;
  traced.steps = explain(unit.ast, registry, recorder, cx.error());
  traced.outcome = program::outcome_of(result, cx);
  return traced;
}

}  // namespace attrmap::explain
