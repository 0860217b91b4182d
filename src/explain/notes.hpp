// What decided in a call: one sentence a fact.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "explain/recorder.hpp"
#include "func/registry.hpp"

namespace attrmap::explain {

/// The value of a part: as recorded, else of constants as written. nullopt: it was not evaluated.
std::optional<Val> value_of(const syntax::Ast& ast, syntax::NodeId node, const Recorder& recorder);

/// Notes on the call or comparison `id`. `function`: its declared name; empty for an operator.
std::vector<std::string> notes_on(const syntax::Ast& ast, syntax::NodeId id, const std::string& function,
                                  const Recorder& recorder);

}  // namespace attrmap::explain
