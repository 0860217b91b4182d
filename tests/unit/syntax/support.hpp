// Short forms for the tests of the parser.
#pragma once
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "syntax/parse.hpp"
#include "syntax/print.hpp"

namespace attrmap::syntax {

inline ParseResult parsed(std::string_view text, Dialect dialect = Dialect::provisioning) {
  ParseOptions options;
  options.dialect = dialect;
  return parse(std::string(text), options);
}

/// The codes of all diagnostics, in order: "E120 E103".
inline std::string codes(const ParseResult& result) {
  std::string out;
  for (const Diagnostic& d : result.diagnostics) out += (out.empty() ? "" : " ") + d.code;
  return out;
}
inline std::string codes(std::string_view text, Dialect dialect = Dialect::provisioning) {
  return codes(parsed(text, dialect));
}

/// The root of a text that must parse without complaint.
inline Node root(std::string_view text, Dialect dialect = Dialect::provisioning) {
  const ParseResult result = parsed(text, dialect);
  CHECK_MESSAGE(codes(result) == "", text);
  REQUIRE(result.ast.root != kNoNode);
  return result.ast[result.ast.root];
}

/// The arguments of the call or operation at the root.
inline std::vector<Node> arguments(std::string_view text, Dialect dialect = Dialect::provisioning) {
  const ParseResult result = parsed(text, dialect);
  CHECK_MESSAGE(codes(result) == "", text);
  REQUIRE(result.ast.root != kNoNode);
  std::vector<Node> nodes;
  for (NodeId id : result.ast.children_of(result.ast[result.ast.root])) nodes.push_back(result.ast[id]);
  return nodes;
}

}  // namespace attrmap::syntax
