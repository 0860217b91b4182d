// Writes a schema back. What was read stays as it was: number spellings, order and duplicates of members, unknown
// members; only white space is attrmap's own.
#pragma once
#include <string>
#include <vector>

#include "attrmap/dialect.hpp"
#include "func/registry.hpp"
#include "schema/read.hpp"

namespace attrmap::schema {

struct WriteOptions {
  std::uint32_t indent = 2;  ///< blanks a level; 0: one line
};

/// UTF-8 without BOM; with indentation it ends in a line end. Empty for an empty document.
std::string write(const Document& document, const WriteOptions& options = {});

/// Gives the attribute mapping at `mapping` (its Place::pointer) a new expression: text and tree, consistent, other
/// members of its source kept. An attribute in brackets becomes a direct mapping, a constant a constant mapping, the
/// empty text the type None. `document` is read anew: pointers into its schema are no longer valid. False: nothing was
/// changed; `diagnostics` says what is wrong with the expression (spans in `expression`) or the pointer.
bool replace_expression(Document& document, const std::string& mapping, const std::string& expression,
                        const func::Registry& registry, std::vector<Diagnostic>& diagnostics,
                        Dialect dialect = Dialect::provisioning);

}  // namespace attrmap::schema
