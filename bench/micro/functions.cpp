// One benchmark a function: an example of its documentation.
#include <benchmark/benchmark.h>

#include "examples.hpp"

namespace attrmap::bench {
namespace {

void function(benchmark::State& state, const FunctionDef* def, const FunctionExample* example) {
  const Example e(*def, *example);
  if (e.bound == nullptr) return state.SkipWithError("the example fails");
  for (auto _ : state) benchmark::DoNotOptimize(e.bound->run());
}

const bool registered = [] {
  for (const func::Builtin* builtin : registry().all())
    if (const FunctionExample* e = first_example(*builtin))
      benchmark::RegisterBenchmark(("function/" + builtin->def.name).c_str(), function, &builtin->def, e);
  return true;
}();

}  // namespace
}  // namespace attrmap::bench
