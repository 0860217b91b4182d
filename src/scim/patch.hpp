// The body of PATCH: PatchOp messages (RFC 7644, 3.5.2) as the service writes them.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "scim/options.hpp"
#include "value/output.hpp"

namespace attrmap::scim {

struct Operation {
  enum Op : std::uint8_t { add, replace, remove } op = replace;
  std::string_view path;
  Val value;                ///< remove: null when there is none
  bool keeps_path = false;  ///< never joins a path-less operation: filtered paths, lists of elements
  bool flagged = false;     ///< written as scim062020 does, whatever the profile
};

/// In profile scim062020 operations that keep their path come first, then the additions and the replacements, each
/// group of more than one as one path-less operation with flattened keys.
void write_patch(std::span<const Operation> operations, const Options& options, Arena& arena, json::Output& out);

}  // namespace attrmap::scim
