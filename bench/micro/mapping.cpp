// ns per evaluation, compiled and bound already.
#include <benchmark/benchmark.h>

#include <memory>

#include "expressions.hpp"
#include "support.hpp"

namespace attrmap::bench {
namespace {

void check(Bound& bound, const Expression& e) {
  if (bound.run().str() == e.result) return;
  std::fprintf(stderr, "%s gives %s\n", e.name, std::string(bound.run().str()).c_str());
  std::exit(1);
}

void evaluate(benchmark::State& state, const Expression& e) {
  Bound bound(e.text, user());
  check(bound, e);
  for (auto _ : state) benchmark::DoNotOptimize(bound.run());
}

void evaluate_all(benchmark::State& state) {
  std::vector<std::unique_ptr<Bound>> all;
  for (const Expression& e : kSix) {
    all.push_back(std::make_unique<Bound>(e.text, user()));
    check(*all.back(), e);
  }
  for (auto _ : state)
    for (auto& bound : all) benchmark::DoNotOptimize(bound->run());
}

const bool registered = [] {
  for (const Expression& e : kAll)
    benchmark::RegisterBenchmark((std::string("evaluate/") + e.name).c_str(), evaluate, e);
  benchmark::RegisterBenchmark("evaluate/all-six", evaluate_all);
  return true;
}();

}  // namespace
}  // namespace attrmap::bench
