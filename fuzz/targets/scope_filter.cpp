// One attribute against the operators of scoping filters: each answers, a negated one the opposite of the plain one,
// nulls as they should; and groups are what their clauses are.
//
// Sections: operator, options (bit 0: the attribute is an integer; the rest picks a second operator), value (the first
// byte says what: s text, i integer, b boolean, l list, o object, else null), then operands.
#include <charconv>
#include <vector>

#include "input.hpp"
#include "mapping/scope_filter.hpp"

using namespace attrmap;
using namespace attrmap::mapping;
using schema::FilterOperator;
using schema::FilterTest;
using Nulls = ScopeFilter::Nulls;

namespace {

constexpr std::size_t kMostOperands = 2;

Val value_of(const std::string& section) {
  const std::string_view body = section.empty() ? std::string_view() : std::string_view(section).substr(1);
  static constexpr Member kMember[] = {{"a", {}}};
  static constexpr Val kItem[] = {{}};
  switch (section.empty() ? 'n' : section.front()) {
    case 's': return Val::of_text(body, is_ascii(body) ? std::uint8_t{Val::ascii} : std::uint8_t{0});
    case 'b': return Val::of_boolean(body.size() % 2 == 1);
    case 'i': {
      std::int64_t number = 0;
      std::from_chars(body.data(), body.data() + body.size(), number);
      return Val::of_integer(number);
    }
    case 'l': return Val::of_list(std::span(kItem, body.empty() ? 0 : 1));
    case 'o': return Val::of_object(kMember);
    default: return Val();
  }
}

/// The operator that is the opposite of this one; null when there is none.
const FilterOperator* opposite(const FilterOperator& op) {
  for (const FilterOperator& o : schema::filter_operators())
    if (o.test == op.test && o.negated != op.negated) return &o;
  return nullptr;
}

class Filters {
 public:
  Filters(bool integer, std::string_view value, std::vector<std::string> operands)
      : text_(value), value_(value_of(text_)), operands_(std::move(operands)) {
    schema::AttributeDefinition a;
    a.name = "a";
    if (integer) a.type = schema::AttributeType::integer;
    object_.attributes.push_back(std::move(a));
  }
  const Val& value() const { return value_; }
  std::size_t operands() const { return operands_.size(); }

  schema::FilterClause clause(std::string_view op) const {
    schema::FilterClause c;
    c.operator_name = op;
    c.source_operand_name = "a";
    c.values = operands_;
    return c;
  }
  ScopeFilter::Answer test(const std::vector<schema::FilterGroup>& groups, Nulls nulls) {
    program::SlotTable slots;
    const ScopeFilter filter(groups, &object_, nulls, slots);
    fuzz::require(slots.names().size() == (groups.empty() ? 0 : 1), "reads other attributes");
    arena_.reset();
    const auto answer = filter.test(&value_, scratch_, arena_);
    if (answer.error) fuzz::require(answer.error->code == "E415", "another error", answer.error->code);
    return answer;
  }
  ScopeFilter::Answer test(std::string_view op, Nulls nulls) { return test({{"", {clause(op)}}}, nulls); }

 private:
  std::string text_;
  Val value_;
  std::vector<std::string> operands_;
  schema::ObjectDefinition object_;
  regex::Scratch scratch_;
  Arena arena_;
};

bool patterns_compile(const std::vector<std::string>& patterns) {
  for (const std::string& p : patterns)
    if (!regex::Pattern::compile(p)) return false;
  return true;
}

bool is_usable(const FilterOperator& op, bool patterns_compile) {
  return op.operand != schema::Operand::unsupported && (op.operand != schema::Operand::pattern || patterns_compile);
}

void check_operator(Filters& filters, const FilterOperator& op, Nulls nulls, bool usable) {
  const auto answer = filters.test(op.name, nulls);
  const std::string detail(op.name);
  if (!usable) return fuzz::require(!answer.in_scope && !answer.error, "an unusable clause holds", detail);
  if (op.test == FilterTest::is_null)
    return fuzz::require(answer.in_scope == (filters.value().is_null_or_empty() != op.negated) && !answer.error,
                         "a test for null is wrong", detail);
  if (filters.value().is_null_or_empty()) {
    const bool passes = nulls == Nulls::pass_negated && (op.negated || op.test == FilterTest::is_false);
    return fuzz::require(answer.in_scope == passes && !answer.error, "a null is compared", detail);
  }
  const auto kind = filters.value().kind;
  if (kind == Val::list || kind == Val::object)
    return fuzz::require(!answer.in_scope && !answer.error, "a list or an object is compared", detail);
  fuzz::require(!answer.error, "an error that was none before", detail);
  const FilterOperator* other = opposite(op);
  if (other == nullptr || filters.operands() == 0) return;  // of several operands one must fit, or none
  const auto turned = filters.test(other->name, nulls);
  fuzz::require(turned.in_scope != answer.in_scope && !turned.error, "a negated operator is not the opposite", detail);
}

/// Two clauses in a group: both must hold. Two groups: one must.
void check_groups(Filters& filters, std::string_view first, std::string_view second, Nulls nulls) {
  const auto a = filters.test(first, nulls), b = filters.test(second, nulls);
  const auto both = filters.test({{"", {filters.clause(first), filters.clause(second)}}}, nulls);
  const auto either = filters.test({{"", {filters.clause(first)}}, {"", {filters.clause(second)}}}, nulls);
  fuzz::require(both.in_scope == (a.in_scope && b.in_scope) && !both.error, "two clauses are not both", first);
  fuzz::require(either.in_scope == (a.in_scope || b.in_scope) && !either.error, "two groups are not either", first);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 1000) return 0;
  fuzz::Input input(data, size);
  const std::string name = input.text();
  const unsigned option = input.option();
  const std::string value = input.text();
  std::vector<std::string> operands;
  while (!input.rest().empty() && operands.size() < kMostOperands) operands.push_back(input.text());

  const auto operators = schema::filter_operators();
  const FilterOperator* op = schema::find_filter_operator(name);
  const FilterOperator& second = operators[(option >> 1) % operators.size()];
  const bool compile = patterns_compile(operands);
  Filters filters(option & 1, value, std::move(operands));
  // A regular expression that was stopped takes long, so nothing is tested with it twice.
  for (const std::string_view o : {std::string_view(name), second.name})
    if (const auto answer = filters.test(o, Nulls::fail); answer.error) {
      fuzz::require(!answer.in_scope, "in scope with an error", o);
      return 0;
    }

  for (const Nulls nulls : {Nulls::fail, Nulls::pass_negated}) {
    fuzz::require(filters.test(std::vector<schema::FilterGroup>(), nulls).in_scope, "out of no scope");
    for (const FilterOperator* o : {op, &second})
      if (o != nullptr) check_operator(filters, *o, nulls, is_usable(*o, compile));
    const auto by_name = filters.test(name, nulls);
    fuzz::require(op != nullptr ? by_name.in_scope == filters.test(op->name, nulls).in_scope : !by_name.in_scope,
                  "a spelling of the operator makes a difference", name);
    check_groups(filters, name, second.name, nulls);
  }
  return 0;
}
