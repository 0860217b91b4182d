// The catalogue of diagnostic codes: each is declared once, in codes_<stage>.cpp, with its slug, message template,
// explanation and examples. docs/errors is generated from here, `explain` prints from here.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "attrmap/diagnostic.hpp"

namespace attrmap::diag {

/// A case that shows the code: evaluated (or parsed) by a test, which expects exactly this code.
struct CodeExample {
  std::string_view expression;         ///< for stage input: the bad record or request line
  std::string_view attributes = "{}";  ///< JSON object
  std::string_view fixed = {};         ///< the repaired expression, if there is one
};

struct CodeDef {
  std::string_view id;    ///< "E204": E error, W warning; 1xx syntax, 2xx check, 3xx schema, 4xx evaluate, 5xx input
  std::string_view slug;  ///< "unknown-function"
  Severity severity;
  Stage stage;
  std::string_view message;  ///< fmt template: "unknown function `{}`"
  std::string_view help;     ///< default help, fmt-free text; the caller may give a better one
  std::string_view page;     ///< Markdown: what happened, why, how to fix it
  CodeExample example = {};
};

/// All codes of a stage's file, sorted by id.
std::span<const CodeDef* const> all_codes();
const CodeDef* find_code(std::string_view id_or_slug);

}  // namespace attrmap::diag
