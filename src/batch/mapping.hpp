// Mapping: target attributes and their compiled expressions over one table of source attributes. Immutable once loaded;
// shared by threads.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/diagnostic.hpp"
#include "program/pipeline.hpp"
#include "program/shared_calls.hpp"

namespace attrmap::batch {

struct Target {
  std::string name;
  std::string expression;
  std::unique_ptr<const program::Code> code;  ///< null when it does not compile
  std::vector<Diagnostic> diagnostics;        ///< spans are those of `expression`
};

struct Mapping {
  std::vector<Target> targets;  ///< in the file's order
  program::SlotTable slots;
  program::SharedCalls shared;

  bool compiles() const;
};

/// Reads `{"target": "expression", ...}` and compiles all of it, whatever fails. What is wrong with the file itself
/// (E540, E541), if anything. `registry` must outlive the mapping.
std::optional<Diagnostic> load_mapping(std::string_view json, const func::Registry& registry,
                                       const program::CompileOptions& options, Mapping& mapping);

}  // namespace attrmap::batch
