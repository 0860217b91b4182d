// Parsing and compiling one expression.
#include <benchmark/benchmark.h>

#include "expressions.hpp"
#include "support.hpp"
#include "syntax/parse.hpp"

namespace attrmap::bench {
namespace {

void parse(benchmark::State& state, const Expression& e) {
  for (auto _ : state) benchmark::DoNotOptimize(syntax::parse(e.text));
}

void compile(benchmark::State& state, const Expression& e) {
  registry();
  for (auto _ : state) {
    program::SlotTable slots;
    benchmark::DoNotOptimize(program::build(e.text, registry(), slots, {}));
  }
}

const bool registered = [] {
  for (const Expression& e : kSix) {
    benchmark::RegisterBenchmark((std::string("parse/") + e.name).c_str(), parse, e);
    benchmark::RegisterBenchmark((std::string("compile/") + e.name).c_str(), compile, e);
  }
  return true;
}();

}  // namespace
}  // namespace attrmap::bench
