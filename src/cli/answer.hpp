// The JSON answer of `eval --format json` and of the line protocol.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "attrmap/program.hpp"

namespace attrmap::cli {

/// {"outcome", "value"?, "type"?, "warnings"?, "error"?, "trace"?}; roles are JSON texts. `id` (dumped JSON) comes first
/// and `trace` (JSON) last, if not empty.
std::string answer(const std::string& id, const Outcome& outcome, const std::vector<Diagnostic>& warnings,
                   const std::string& trace = {});
/// The first error decides; the others follow in "errors".
std::string error_answer(const std::string& id, const std::vector<Diagnostic>& diagnostics);

}  // namespace attrmap::cli
