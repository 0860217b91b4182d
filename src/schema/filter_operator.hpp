// The operators of scoping filters: the one table. Documented at "Scoping users or groups to be provisioned"; the
// spelling of the newer ones in schemas is not documented.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "schema/model.hpp"

namespace attrmap::schema {

enum class Operand : std::uint8_t { none, text, pattern, integer, unsupported };
/// What a clause compares; `negated` of the operator turns it round.
enum class FilterTest : std::uint8_t {
  equals,
  is_true,
  is_false,
  is_null,
  regex_match,
  greater,
  greater_or_equal,
  includes,
  ends_with,
  bits,  ///< `&`: both integers: a common bit; else the text contains the operand
  is_member_of
};

struct FilterOperator {
  std::string_view name;
  FilterTest test;
  bool negated;
  Operand operand;
  /// Of the source attribute; empty: nothing is documented.
  std::vector<AttributeType> types;
};

std::span<const FilterOperator> filter_operators();
/// Ignoring case; blanks and underscores count as the same. Null: no such operator.
const FilterOperator* find_filter_operator(std::string_view name);

}  // namespace attrmap::schema
