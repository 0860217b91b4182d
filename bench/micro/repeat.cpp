// Evaluates one of the expressions a number of times and nothing else, to be counted from outside: instructions.py.
#include <cstdlib>
#include <cstring>

#include "expressions.hpp"
#include "support.hpp"

int main(int argc, char** argv) {
  using namespace attrmap::bench;
  if (argc != 3) return 2;
  for (const Expression& e : kAll) {
    if (std::strcmp(e.name, argv[1]) != 0) continue;
    Bound bound(e.text, user());
    std::size_t sum = 0;
    for (long n = std::atol(argv[2]); n > 0; --n) sum += bound.run().size;
    return sum == 1;  // never: keeps the loop
  }
  return 2;
}
