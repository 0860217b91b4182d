// One benchmark a function: its first example that has a value.
#include <benchmark/benchmark.h>

#include <memory>

#include "record/json_record.hpp"
#include "support.hpp"

namespace attrmap::bench {
namespace {

void function(benchmark::State& state, const FunctionDef* def, const FunctionExample* example) {
  Arena arena;
  Val attributes;
  if (record::parse_value(example->attributes, {}, arena, attributes)) return state.SkipWithError("bad attributes");
  std::map<std::string, Val> values;
  for (const Member& m : attributes.fields()) values[std::string(m.name)] = m.value;
  Bound bound(example->expression, values, def->dialects.front());
  if (bound.run().kind == Val::failed) return state.SkipWithError("the example fails");
  for (auto _ : state) benchmark::DoNotOptimize(bound.run());
}

const bool registered = [] {
  for (const func::Builtin* builtin : registry().all())
    for (const FunctionExample& e : builtin->def.examples)
      if (e.expect == Expect::value) {
        benchmark::RegisterBenchmark(("function/" + builtin->def.name).c_str(), function, &builtin->def, &e);
        break;
      }
  return true;
}();

}  // namespace
}  // namespace attrmap::bench
