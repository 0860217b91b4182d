// The examples of the functions' documentation as something to run: of each function the first one that has a
// value and reads attributes, because without them it is folded into a constant; else the first one that has a value.
#pragma once
#include <memory>

#include "record/json_record.hpp"
#include "support.hpp"

namespace attrmap::bench {

inline const FunctionExample* first_example(const func::Builtin& builtin) {
  const FunctionExample* first = nullptr;
  for (const FunctionExample& e : builtin.def.examples) {
    if (e.expect != Expect::value) continue;
    if (e.attributes != "{}") return &e;
    if (first == nullptr) first = &e;
  }
  return first;
}

/// An expression with values that it owns; empty when it has none.
struct Example {
  Example(const FunctionDef& def, const FunctionExample& example) {
    Val attributes;
    if (record::parse_value(example.attributes, {}, arena, attributes)) return;
    std::map<std::string, Val> values;
    for (const Member& m : attributes.fields()) values[std::string(m.name)] = m.value;
    bound = std::make_unique<Bound>(example.expression, values, def.dialects.front());
    if (bound->run().kind == Val::failed) bound.reset();
  }

  Arena arena;
  std::unique_ptr<Bound> bound;
};

}  // namespace attrmap::bench
