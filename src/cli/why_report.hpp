// What `attrmap why --schema` found out about a user, and how it is told: as text, as JSON, as a page.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "explain/explanation.hpp"

namespace attrmap::cli {

/// What becomes of one target attribute.
struct Fate {
  enum class Kind : std::uint8_t { flows, nothing, fails };
  std::string target;
  Kind kind = Kind::nothing;
  Value value;
  bool redacted = false;  ///< the value must not be shown
  std::string reason;     ///< why it flows as it does, or does not
  explain::Source source;
  std::vector<explain::Step> steps;
};

struct ScopeClause {
  std::string condition;  ///< city EQUALS "Paris"
  bool holds = false;
  std::string held;  ///< what the source attribute is, in words
};
struct ScopeGroup {
  std::string name;
  std::vector<ScopeClause> clauses;

  bool holds() const;
};

struct WhyReport {
  std::optional<std::string> source_id;
  std::vector<std::string> states;  ///< what keeps the user away: disabled, not assigned, out of scope, ...
  std::vector<ScopeGroup> scope;
  bool no_match = false;  ///< no matching attribute has a value
  std::vector<Fate> targets;
};

std::string to_text(const WhyReport& report);
/// One object (docs/formats/README.md).
std::string to_json(const WhyReport& report);
std::string to_html(const WhyReport& report);

/// Why the object fails when no matching attribute has a value.
inline constexpr const char* kNoMatch = "matching fails: no matching attribute has a value, so the object fails";

}  // namespace attrmap::cli
