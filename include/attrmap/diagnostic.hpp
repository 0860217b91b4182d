// Diagnostics: what is wrong, where, and what to do about it.
//
// Spans are half-open byte ranges into the UTF-8 text of the expression (or of the file, where a document is read).
// A Diagnostic owns its strings and may be kept as long as you like. Codes, slugs and templates are listed in
// docs/errors; a code never changes its meaning.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace attrmap {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

enum class Severity : std::uint8_t { error, warning, note };

/// Where the problem was found. `input`: a record, a request or a file could not be read.
enum class Stage : std::uint8_t { syntax, check, evaluate, input };

struct Label {
  Span span;
  std::string text;
};

struct Diagnostic {
  std::string code;  ///< "E204"
  Severity severity = Severity::error;
  Stage stage = Stage::check;
  std::string message;             ///< stands alone; lower case, no final stop, names in backticks
  Span span;                       ///< the primary place
  std::string label;               ///< short text at the primary place; may be empty
  std::vector<Label> secondary;    ///< other places that explain the problem (the opening bracket, ...)
  std::vector<std::string> notes;  ///< facts without a place
  std::string help;                ///< what to do; may be empty
  std::string fix;                 ///< replacement for the text at `span`, when `has_fix`
  bool has_fix = false;
};

}  // namespace attrmap
