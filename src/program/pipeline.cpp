#include "program/pipeline.hpp"

#include <algorithm>

#include "syntax/parse.hpp"

namespace attrmap::program {

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

Unit build(std::string source, const func::Registry& registry, SlotTable& slots, const CompileOptions& options) {
  Unit unit;
  auto parsed = syntax::parse(std::move(source), {.dialect = options.dialect,
                                                  .max_length = options.limits.expression_length,
                                                  .max_depth = options.limits.nesting,
                                                  .max_errors = options.limits.diagnostics});
  unit.ast = std::move(parsed.ast);
  unit.diagnostics = std::move(parsed.diagnostics);
  unit.incomplete = parsed.incomplete;
  if (has_errors(unit.diagnostics)) return unit;

  auto checked = check::check(unit.ast, registry,
                              {.dialect = options.dialect, .strict = options.strict, .attributes = options.attributes});
  auto add = [&](std::vector<Diagnostic>& more) {
    unit.diagnostics.insert(unit.diagnostics.end(), std::make_move_iterator(more.begin()),
                            std::make_move_iterator(more.end()));
  };
  const bool checks = checked.ok();
  add(checked.diagnostics);
  if (checks) {
    auto compiled = compile(unit.ast, checked, slots, options.dialect, options.limits, options.style, options.shared);
    unit.code = std::move(compiled.code);
    add(compiled.diagnostics);
  }
  std::stable_sort(unit.diagnostics.begin(), unit.diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
  if (options.limits.diagnostics != 0 && unit.diagnostics.size() > options.limits.diagnostics)
    unit.diagnostics.resize(options.limits.diagnostics);
  return unit;
}

}  // namespace attrmap::program
