// Problems of a schema file for people and for programs.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "schema/read.hpp"

namespace attrmap::schema {

/// The first hundred with the lines of the file (or the expression) and the places underlined; each names file, line,
/// column and JSON pointer. Ends in a line end, or is empty.
std::string report_pretty(const std::vector<Problem>& problems, const Document& document, std::string_view file,
                          bool color = false);

/// file:line:column: E314: message (pointer), one a line.
std::string report_short(const std::vector<Problem>& problems, std::string_view file);

/// A JSON array, one problem a line: code, severity, message, help?, pointer, line, column, expression?, span? (bytes
/// of the expression).
std::string report_json(const std::vector<Problem>& problems);

}  // namespace attrmap::schema
