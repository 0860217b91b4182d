// Shows diagnostics: for people (pretty, short) and for programs (json). Pure functions; any number of threads.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "attrmap/diagnostic.hpp"

namespace attrmap::diag {

/// What the spans refer to.
struct RenderSource {
  std::string_view text;                 ///< UTF-8; ill-formed bytes are shown as U+FFFD
  std::string_view name = "expression";  ///< "salesforce.json, target userName"
};

struct RenderOptions {
  bool color = false;         ///< ANSI escape sequences
  std::uint32_t width = 100;  ///< columns of source shown; a longer line is cut around the marks. At least 40
};

/// The source with the places underlined, labels, notes and help. Ends in a line end.
std::string render_pretty(const Diagnostic& diagnostic, const RenderSource& source, const RenderOptions& options = {});
/// All of them, an empty line between two.
std::string render_pretty(std::span<const Diagnostic> diagnostics, const RenderSource& source,
                          const RenderOptions& options = {});

/// name:line:column: E204: message  (columns in characters, from 1; no line end)
std::string render_short(const Diagnostic& diagnostic, const RenderSource& source);

/// One JSON object on one line, without line end: code, slug, severity, stage, message, span ([begin, end) in bytes),
/// line, column, label, secondary, notes, help, fix. Members without content are left out, the first seven never.
std::string render_json(const Diagnostic& diagnostic, const RenderSource& source);

std::string_view name(Severity severity);  ///< "error", "warning", "note"
std::string_view name(Stage stage);        ///< "syntax", "check", "evaluate", "input"

}  // namespace attrmap::diag
