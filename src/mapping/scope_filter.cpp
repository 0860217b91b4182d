#include "mapping/scope_filter.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "base/unicode.hpp"
#include "diag/codes_evaluate.hpp"
#include "diag/make.hpp"
#include "func/coerce.hpp"

namespace attrmap::mapping {

using schema::FilterTest;
using schema::Operand;

ScopeFilter::ScopeFilter(const std::vector<schema::FilterGroup>& groups, const schema::ObjectDefinition* source,
                         Nulls nulls, program::SlotTable& slots)
    : nulls_(nulls) {
  for (const schema::FilterGroup& group : groups) {
    auto& clauses = groups_.emplace_back();
    for (const schema::FilterClause& in : group.clauses) {
      const schema::FilterOperator* op = schema::find_filter_operator(in.operator_name);
      Clause c{};
      c.slot = slots.slot(in.source_operand_name);
      c.usable = op != nullptr && op->operand != Operand::unsupported;
      if (c.usable) {
        c.test = op->test;
        c.negated = op->negated;
        const schema::AttributeDefinition* a = source == nullptr ? nullptr : source->find(in.source_operand_name);
        c.integers = a != nullptr && a->type == schema::AttributeType::integer;
        for (const std::string& value : in.values) {
          if (op->operand == Operand::pattern) {
            auto pattern = regex::Pattern::compile(value);
            c.usable = c.usable && pattern;
            if (pattern) c.patterns.push_back(std::move(*pattern));
          }
          c.values.push_back(value);
          c.numbers.push_back(func::parse_integer(trim(value)));
        }
      }
      clauses.push_back(std::move(c));
    }
  }
}

ScopeFilter::Answer ScopeFilter::test(const Val* slots, regex::Scratch& scratch, Arena& arena) const {
  Answer answer;
  if (groups_.empty()) return answer;
  answer.in_scope = false;
  for (const std::vector<Clause>& clauses : groups_) {
    const bool all = std::all_of(clauses.begin(), clauses.end(),
                                 [&](const Clause& c) { return clause(c, slots[c.slot], scratch, arena, answer); });
    if (answer.error) break;
    if (all) {
      answer.in_scope = true;
      break;
    }
  }
  return answer;
}

std::vector<std::vector<bool>> ScopeFilter::clauses(const Val* slots, regex::Scratch& scratch, Arena& arena) const {
  std::vector<std::vector<bool>> out;
  for (const std::vector<Clause>& group : groups_) {
    auto& answers = out.emplace_back();
    for (const Clause& c : group) {
      Answer ignored;
      answers.push_back(clause(c, slots[c.slot], scratch, arena, ignored));
    }
  }
  return out;
}

bool ScopeFilter::clause(const Clause& c, const Val& value, regex::Scratch& scratch, Arena& arena,
                         Answer& answer) const {
  if (!c.usable) return false;
  if (c.test == FilterTest::is_null) return value.is_null_or_empty() != c.negated;
  if (value.is_null_or_empty()) return nulls_ == Nulls::pass_negated && (c.negated || c.test == FilterTest::is_false);
  if (value.kind == Val::list || value.kind == Val::object) return false;  // barred from filters
  const Val text = to_text(value, arena);
  switch (c.test) {
    case FilterTest::is_true: return equals_ignoring_ascii_case(text.str(), "true");
    case FilterTest::is_false: return equals_ignoring_ascii_case(text.str(), "false");
    default: break;
  }
  bool any = false;  // several operands: any of them; negated: none of them
  for (std::size_t i = 0; i < c.values.size() && !any && !answer.error; ++i) any = holds(c, text, i, scratch, answer);
  return !answer.error && any != c.negated;
}

bool ScopeFilter::holds(const Clause& c, const Val& text, std::size_t i, regex::Scratch& scratch, Answer& answer) {
  const std::string_view value = text.str();
  const std::string& operand = c.values[i];
  switch (c.test) {
    case FilterTest::equals: {
      if (c.integers && c.numbers[i])
        if (const auto number = func::parse_integer(trim(value))) return *number == *c.numbers[i];
      return value == operand;
    }
    case FilterTest::greater:
    case FilterTest::greater_or_equal: {
      const auto number = func::parse_integer(trim(value));
      if (!number || !c.numbers[i]) return false;
      return *number > *c.numbers[i] || (c.test == FilterTest::greater_or_equal && *number == *c.numbers[i]);
    }
    case FilterTest::includes: return value.find(operand) != value.npos;
    case FilterTest::ends_with: return value.ends_with(operand);
    case FilterTest::bits: {
      const auto number = func::parse_integer(trim(value));
      if (number && c.numbers[i]) return (*number & *c.numbers[i]) != 0;
      return value.find(operand) != value.npos;
    }
    case FilterTest::regex_match: {
      const auto match = c.patterns[i].is_match(value, text.is_ascii(), scratch);
      if (!match) {
        answer.error = diag::make(diag::kRegexTimeout, {}, c.negated ? "NOT REGEX MATCH" : "REGEX MATCH",
                                  regex::Limits().match_limit);
      }
      return match && *match;
    }
    default: return false;
  }
}

}  // namespace attrmap::mapping
