// Which branch a call of IIF or Switch took.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "explain/recorder.hpp"
#include "func/registry.hpp"

namespace attrmap::explain {

/// The argument that IIF (1 or 2) or Switch (1, the default; 3, 5, ... the value of a pair) chose, counted from 0.
/// nullopt: the call was not evaluated, failed before it chose, or `function` (its declared name) is another.
std::optional<std::size_t> taken_argument(const syntax::Ast& ast, syntax::NodeId call, const std::string& function,
                                          const Recorder& recorder);

/// The arguments that calls of IIF and Switch took, in the order of reading.
std::vector<syntax::NodeId> taken_branches(const syntax::Ast& ast, const func::Registry& registry,
                                           const Recorder& recorder);

/// What Switch compares of its source and of a key.
std::string compared_text(const Val& value);

}  // namespace attrmap::explain
