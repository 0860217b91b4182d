// From text to code in one call: parse, check, compile.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "attrmap/diagnostic.hpp"
#include "program/code.hpp"
#include "syntax/ast.hpp"

namespace attrmap::program {

struct CompileOptions {
  Dialect dialect = Dialect::provisioning;
  bool strict = false;
  Limits limits;
  /// Known source attributes, or null when any name may be read.
  const std::vector<std::string_view>* attributes = nullptr;
  Style style;
  SharedCalls* shared = nullptr;  ///< of the mapping that the expression is part of
};

struct Unit {
  syntax::Ast ast;                      ///< of the text, when it parses
  std::unique_ptr<const Code> code;     ///< null when there are errors
  std::vector<Diagnostic> diagnostics;  ///< errors and warnings, sorted by position
  bool incomplete = false;              ///< the text stops too early; more may help
};

Unit build(std::string source, const func::Registry& registry, SlotTable& slots, const CompileOptions& options);

bool has_errors(const std::vector<Diagnostic>& diagnostics);

}  // namespace attrmap::program
