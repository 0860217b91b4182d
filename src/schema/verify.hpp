// Load-time checks: everything that is wrong with a schema, at once, each with its place in the file. Disabled object
// mappings are not checked.
#pragma once
#include <string>
#include <vector>

#include "attrmap/limits.hpp"
#include "func/registry.hpp"
#include "schema/read.hpp"

namespace attrmap::schema {

struct VerifyOptions {
  const SynchronizationRule* rule = nullptr;  ///< only this rule (of the document); null: all
  const ObjectMapping* object = nullptr;      ///< only this object mapping (of the document); null: all enabled ones
  bool sync_all = false;                      ///< the job's scope is all users and groups (not part of a schema)
  bool strict = false;                        ///< function names in the wrong case are errors
  bool lint = false;                          ///< lints of expressions, too
  Limits limits;
};

/// Sorted by place in the file. Warnings come too: see has_errors().
std::vector<Problem> verify(const Document& document, const func::Registry& registry,
                            const VerifyOptions& options = {});

}  // namespace attrmap::schema
