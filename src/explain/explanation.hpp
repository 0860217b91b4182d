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
#include "syntax/listing.hpp"

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
  bool taken = false;              ///< the argument that the IIF or Switch around it took
  std::vector<std::string> notes;  ///< what decided: "the key \"True\" matches"
};

/// The whole expression laid out, and where in it the arguments stand that its IIF and Switch took.
struct Source {
  syntax::Listing listing;
  std::vector<Span> taken;
};
Source source(const syntax::Ast& ast, const func::Registry& registry, const Recorder& recorder);

/// The root first. Constants and branches that were not taken are left out. `error`: of the evaluation, if it failed.
std::vector<Step> explain(const syntax::Ast& ast, const func::Registry& registry, const Recorder& recorder,
                          const std::optional<Diagnostic>& error);

/// A line a step, indented, its notes below it.
std::string to_text(const std::vector<Step>& steps);
/// A JSON array: depth, text, span, kind, value?, redacted?, taken?, notes?.
std::string to_json(const std::vector<Step>& steps);
/// A list of HTML, coloured by kind.
std::string to_html(const std::vector<Step>& steps);
/// The expression before it, where that says more than the first step.
std::string to_html(const Source& source, const std::vector<Step>& steps);
/// Says what the colours in expressions mean.
std::string html_legend();

/// What a step gave, in words: its value, "null", "ignored: this attribute does not flow", "fails".
std::string in_words(const Step& step);

/// At most `longest` bytes of it, with dots for what is left out; whole characters.
std::string cut(std::string text, std::size_t longest);

/// The value as a person reads it: a text in quotation marks, null in words; cut when it is long.
std::string shown(const Value& value);
std::string shown(const Value& value, bool redacted);

}  // namespace attrmap::explain
