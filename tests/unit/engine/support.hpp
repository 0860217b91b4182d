// Short forms for tests: compile and evaluate in one go.
#pragma once
#include <doctest/doctest.h>

#include "attrmap/attrmap.hpp"

namespace attrmap {

inline Outcome eval(std::string_view expression, const MapRecord& record = {}, const Context& context = {},
                    Dialect dialect = Dialect::provisioning) {
  EngineOptions options;
  options.dialect = dialect;
  const auto program = Engine::create(options)->compile(expression);
  if (!program) {
    INFO(expression);
    for (const auto& d : program.diagnostics()) MESSAGE(d.code << ": " << d.message);
    REQUIRE(program.ok());
  }
  return program->evaluate(record, context);
}

inline std::string text_of(std::string_view expression, const MapRecord& record = {}, const Context& context = {},
                           Dialect dialect = Dialect::provisioning) {
  const Outcome o = eval(expression, record, context, dialect);
  return o.kind == OutcomeKind::value
             ? o.value.to_text()
             : "<" + std::string(name(o.kind)) + (o.kind == OutcomeKind::error ? " " + o.error.code : "") + ">";
}

/// Code of the first error that keeps the expression from compiling; "" when it compiles.
inline std::string compile_error(std::string_view expression, Dialect dialect = Dialect::provisioning) {
  EngineOptions options;
  options.dialect = dialect;
  const auto program = Engine::create(options)->compile(expression);
  if (program) return "";
  for (const auto& d : program.diagnostics())
    if (d.severity == Severity::error) return d.code;
  return "no error";
}

}  // namespace attrmap
