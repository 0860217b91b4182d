// Lints: the expression compiles, and probably does not do what its writer believes. One file each in lints/; their
// codes are in diag/codes_lints.cpp.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "check/check.hpp"

namespace attrmap::check {

/// The target attribute that an expression is mapped to, as far as it is known.
struct LintTarget {
  std::string_view name;     ///< "userName"
  bool matching = false;     ///< objects are looked for by it
  std::uint32_t length = 0;  ///< most characters it takes; 0: what is usual for an attribute of this name
};

struct LintOptions {
  Dialect dialect = Dialect::provisioning;
  const LintTarget* target = nullptr;
};

/// Warnings and notes, sorted by position. `ast` must have been checked without errors.
std::vector<Diagnostic> lint(const syntax::Ast& ast, const Checked& checked, const LintOptions& options = {});

}  // namespace attrmap::check
