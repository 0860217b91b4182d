// Scoping filters: which objects a job is about. "Scoping users or groups to be provisioned with scoping filters".
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "attrmap/diagnostic.hpp"
#include "base/arena.hpp"
#include "program/code.hpp"
#include "regex/regex.hpp"
#include "schema/filter_operator.hpp"
#include "schema/model.hpp"

namespace attrmap::mapping {

/// The groups of one filter: any group must hold, in a group every clause. Immutable; shared by threads.
class ScopeFilter {
 public:
  enum class Nulls : std::uint8_t {
    fail,          ///< on a null or empty attribute every clause but IS NULL is false
    pass_negated,  ///< negated clauses and IS FALSE hold there
  };

  ScopeFilter() = default;
  /// Clauses that verification refuses are taken as false. `source` (null: unknown) says which attributes are integers;
  /// `slots` gets the attributes that are read.
  ScopeFilter(const std::vector<schema::FilterGroup>& groups, const schema::ObjectDefinition* source, Nulls nulls,
              program::SlotTable& slots);

  struct Answer {
    bool in_scope = true;
    std::optional<Diagnostic> error;  ///< a regular expression was stopped (E415)
  };
  /// What each clause of each group says, to explain an answer.
  std::vector<std::vector<bool>> clauses(const Val* slots, regex::Scratch& scratch, Arena& arena) const;
  /// Without groups everything is in scope.
  /// Everybody is in scope.
  bool empty() const { return groups_.empty(); }
  Answer test(const Val* slots, regex::Scratch& scratch, Arena& arena) const;

 private:
  struct Clause {
    schema::FilterTest test;
    bool negated;
    bool integers;  // compare as integers where both sides are
    bool usable;
    std::uint32_t slot;
    std::vector<std::string> values;
    std::vector<std::optional<std::int64_t>> numbers;
    std::vector<regex::Pattern> patterns;
  };

  bool clause(const Clause& c, const Val& value, regex::Scratch& scratch, Arena& arena, Answer& answer) const;
  static bool holds(const Clause& c, const Val& text, std::size_t operand, regex::Scratch& scratch, Answer& answer);

  std::vector<std::vector<Clause>> groups_;
  Nulls nulls_ = Nulls::fail;
};

}  // namespace attrmap::mapping
