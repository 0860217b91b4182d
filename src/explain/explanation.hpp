// Why an expression gave its value: the sub-values as they were evaluated, with what decided at each step.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "attrmap/diagnostic.hpp"
#include "attrmap/value.hpp"
#include "explain/recorder.hpp"
#include "func/registry.hpp"

namespace attrmap::explain {

/// One part of the expression, in the order of reading. Owns what it holds.
struct Step {
  enum class Kind : std::uint8_t { value, null, ignored, ignored_object, failed };
  std::uint32_t depth = 0;
  std::string text;  ///< the part, on one line; long ones are cut
  Span span;         ///< in the expression
  Kind kind = Kind::null;
  Value value;
  bool redacted = false;           ///< the value must not be shown
  std::vector<std::string> notes;  ///< what decided: "the key \"True\" matches"
};

/// The root first. Constants and branches that were not taken are left out. `error`: of the evaluation, if it failed.
std::vector<Step> explain(const syntax::Ast& ast, const func::Registry& registry, const Recorder& recorder,
                          const std::optional<Diagnostic>& error);

/// A line a step, indented, its notes below it.
std::string to_text(const std::vector<Step>& steps);
/// A JSON array: depth, text, span, kind, value?, notes?.
std::string to_json(const std::vector<Step>& steps);

/// The value as a person reads it: a text in quotation marks, null in words; cut when it is long.
std::string shown(const Value& value);

}  // namespace attrmap::explain
