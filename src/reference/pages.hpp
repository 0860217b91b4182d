// Reference pages made from the declarations: for the documentation and for the command line.
#pragma once
#include <string>

#include "attrmap/function.hpp"
#include "diag/code.hpp"

namespace attrmap::reference {

/// Markdown.
std::string function_page(const FunctionDef& def);
std::string code_page(const diag::CodeDef& code);

/// A function for people who read a terminal: signature, meaning, parameters, examples.
std::string function_text(const FunctionDef& def);
/// One JSON object: name, signature, category, parameters, result, summary, notes, dialects, evidence, examples.
std::string function_json(const FunctionDef& def);
/// Microsoft Graph's attributeMappingFunctionSchema: name and parameters (name, type, required,
/// allowMultipleOccurrences).
std::string function_graph(const FunctionDef& def);

/// The parameter's description with the constants it accepts and the values that are known.
std::string described(const Parameter& parameter, std::string_view quote);

/// For a cell of a Markdown table.
std::string cell(std::string text);

}  // namespace attrmap::reference
