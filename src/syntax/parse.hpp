// Text to tree. Reentrant: no state outside the call.
//
// parse() never throws (std::bad_alloc aside) and never recurses deeper than `max_depth`. It reports all mistakes it
// can, one diagnostic per mistake, by mending each in a private copy of the text and going on; spans are always those
// of the text that was given.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "syntax/ast.hpp"
#include "syntax/dialect.hpp"

namespace attrmap::syntax {

struct ParseOptions {
  Dialect dialect = Dialect::provisioning;  ///< decides which operators are refused, and the hints
  std::uint32_t max_length = 10'000;        ///< UTF-16 code units; 0: no limit
  std::uint32_t max_depth =
      200;  ///< of brackets and of the tree; above 1000 counts as 1000 (256 KiB of stack, unoptimised 2 MiB)
  std::uint32_t max_errors = 20;  ///< at least 1; warnings do not count
};

struct ParseResult {
  /// ok(): the tree. Else the tree of the mended text, for tools that want to go on; its root may be kNoNode.
  Ast ast;
  std::vector<Diagnostic> diagnostics;  ///< sorted by position; warnings may come with a good tree
  /// The text stops too early: an open call, bracket or string, or an operator or comma at the end. More text may help.
  bool incomplete = false;

  bool ok() const;  ///< no error among the diagnostics
};

ParseResult parse(std::string source, const ParseOptions& options = {});

}  // namespace attrmap::syntax
