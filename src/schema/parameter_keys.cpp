#include "schema/parameter_keys.hpp"

#include <algorithm>
#include <cstdint>

#include "base/suggest.hpp"
#include "func/builtin.hpp"

namespace attrmap::schema {
namespace {

constexpr std::size_t kUnknown = SIZE_MAX;

const std::string& exported(const Parameter& p) { return p.graph_key.empty() ? p.name : p.graph_key; }

std::size_t find_slot(const FunctionDef& def, std::string_view key) {
  for (std::size_t i = 0; i < def.parameters.size(); ++i)
    if (equals_ignoring_ascii_case(exported(def.parameters[i]), key)) return i;
  for (std::size_t i = 0; i < def.parameters.size(); ++i)
    if (equals_ignoring_ascii_case(def.parameters[i].name, key)) return i;
  // Exports call the first argument of nearly every function so, whatever the function's page says.
  if (equals_ignoring_ascii_case(key, "source") && !def.parameters.empty()) return 0;
  return kUnknown;
}

BoundParameters bind_conditional(const std::vector<MappingSource::Parameter>& parameters) {
  constexpr std::string_view keys[] = {"one", "two", "three", "four", "five"};
  BoundParameters bound;
  bound.slots.resize(std::size(keys), nullptr);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto key = std::find_if(std::begin(keys), std::end(keys),
                                  [&](std::string_view k) { return equals_ignoring_ascii_case(k, parameters[i].key); });
    if (key == std::end(keys)) {
      bound.wrong.push_back({i, false, 1});
      continue;
    }
    const MappingSource*& slot = bound.slots[static_cast<std::size_t>(key - std::begin(keys))];
    if (slot != nullptr) bound.wrong.push_back({i, true, 2});
    slot = &parameters[i].value;
  }
  return bound;
}

}  // namespace

std::string key_of(const FunctionDef* def, std::size_t index, std::size_t count) {
  if (def == nullptr) return "source";
  const Parameter* p = func::parameter_of(*def, index, count);
  return p == nullptr ? "source" : exported(*p);
}

BoundParameters bind_parameters(const FunctionDef* def, const std::vector<MappingSource::Parameter>& parameters) {
  BoundParameters bound;
  if (def == nullptr) {
    for (const auto& p : parameters) bound.slots.push_back(&p.value);
    return bound;
  }
  if (def->name == kConditional) return bind_conditional(parameters);
  const std::size_t fixed = def->parameters.size() - func::repeating(*def);
  bound.slots.resize(fixed, nullptr);
  std::vector<std::size_t> seen(fixed, 0);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const std::size_t slot = find_slot(*def, parameters[i].key);
    if (slot == kUnknown)
      bound.wrong.push_back({i, false, 1});
    else if (slot >= fixed)
      bound.slots.push_back(&parameters[i].value);
    else if (++seen[slot] > 1)
      bound.wrong.push_back({i, true, seen[slot]});
    else
      bound.slots[slot] = &parameters[i].value;
  }
  return bound;
}

std::vector<const MappingSource*> call_arguments(const FunctionDef* def,
                                                 const std::vector<const MappingSource*>& slots) {
  std::vector<const MappingSource*> arguments = slots;
  if (def == nullptr) return arguments;
  if (def->name == kConditional) return {slots[3], slots[4]};
  if (func::arguments_shift(*def) && arguments[1] == nullptr) {
    arguments.erase(arguments.begin() + 1);
    return arguments;
  }
  if (def->name == "Replace") return arguments;  // written with all its blanks everywhere
  const std::size_t least = func::arity(*def).least;
  while (arguments.size() > least && arguments.back() == nullptr) arguments.pop_back();
  return arguments;
}

}  // namespace attrmap::schema
