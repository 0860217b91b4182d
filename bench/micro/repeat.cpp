// Runs what bench_micro measures, to be counted from outside:  bench_repeat [TIMES]
// Prints "name times" of each, in order. What happens between bench_begin and bench_end is what instructions.py has
// callgrind count; names of functions are all that the two share, so that this is the ordinary build.
#include <cstdio>
#include <cstdlib>

#include "examples.hpp"
#include "expressions.hpp"

extern "C" {
[[gnu::noinline, gnu::used, gnu::visibility("default")]] void bench_begin() { asm volatile(""); }
[[gnu::noinline, gnu::used, gnu::visibility("default")]] void bench_end() { asm volatile(""); }
}

namespace attrmap::bench {
namespace {

int times = 1000;
std::size_t seen = 0;  // keeps what is done

template <class Run>
void repeat(const std::string& name, int count, Run run) {
  for (int n = 0; n < 10; ++n) seen += run();  // buffers have grown
  bench_begin();
  for (int n = 0; n < count; ++n) seen += run();
  bench_end();
  std::printf("%s %d\n", name.c_str(), count);
}

void evaluate_all() {
  for (const Expression& e : kAll) {
    Bound bound(e.text, user());
    if (bound.run().str() != e.result) {
      std::fprintf(stderr, "%s gives %s\n", e.name, std::string(bound.run().str()).c_str());
      std::exit(1);
    }
    repeat(std::string("evaluate/") + e.name, times, [&] { return bound.run().size; });
  }
}

void compile_all() {
  for (const Expression& e : kSix) {
    repeat(std::string("compile/") + e.name, std::max(1, times / 20), [&] {
      program::SlotTable slots;
      return program::build(e.text, registry(), slots, {}).diagnostics.size();
    });
  }
}

void functions() {
  for (const func::Builtin* builtin : registry().all()) {
    const FunctionExample* example = first_example(*builtin);
    if (example == nullptr) continue;
    const Example e(builtin->def, *example);
    if (e.bound != nullptr) repeat("function/" + builtin->def.name, times / 4, [&] { return e.bound->run().size; });
  }
}

}  // namespace
}  // namespace attrmap::bench

int main(int argc, char** argv) {
  using namespace attrmap::bench;
  if (argc > 1) times = std::max(4, std::atoi(argv[1]));
  evaluate_all();
  compile_all();
  functions();
  return seen == 1;
}
