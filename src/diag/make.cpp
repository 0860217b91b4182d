#include "diag/make.hpp"

namespace attrmap::diag {

Diagnostic make_formatted(const CodeDef& code, Span span, std::string message) {
  Diagnostic diagnostic;
  diagnostic.code = code.id;
  diagnostic.severity = code.severity;
  diagnostic.stage = code.stage;
  diagnostic.message = std::move(message);
  diagnostic.span = span;
  diagnostic.help = code.help;
  return diagnostic;
}

}  // namespace attrmap::diag
