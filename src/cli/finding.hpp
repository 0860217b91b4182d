// What `attrmap check` found, and its forms for people and programs.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "attrmap/diagnostic.hpp"

namespace attrmap::cli {

struct Finding {
  Diagnostic diagnostic;                    ///< spans are bytes of `text`
  std::shared_ptr<const std::string> text;  ///< the expression, or the whole file
  bool whole_file = false;                  ///< `text` is the file's
  std::string file;                         ///< as given; empty for --expression
  std::string target;                       ///< target attribute, or empty
  std::string pointer;                      ///< JSON pointer of the value in the file, or empty
  std::uint32_t line = 1, column = 1;       ///< in the file, from 1, in characters
  std::uint32_t end_line = 1, end_column = 1;
  std::string reason;  ///< why it is suppressed; empty: it is not
  bool suppressed = false;
};

/// Places underlined, help and notes; the last line counts. Suppressed findings are only counted.
std::string findings_pretty(const std::vector<Finding>& findings, bool color);
/// file:line:column: E314: message (target), one a line.
std::string findings_short(const std::vector<Finding>& findings);
/// A JSON array, one finding a line.
std::string findings_json(const std::vector<Finding>& findings);
/// SARIF 2.1.0.
std::string findings_sarif(const std::vector<Finding>& findings);
/// Workflow commands of GitHub Actions: annotations of the files.
std::string findings_github(const std::vector<Finding>& findings);

}  // namespace attrmap::cli
