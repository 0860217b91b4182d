#include "schema/filter_operator.hpp"

#include "base/unicode.hpp"

namespace attrmap::schema {
namespace {

std::string folded(std::string_view name) {
  std::string out;
  for (char c : trim(name)) {
    if (c == '_') c = ' ';
    if (c == ' ' && !out.empty() && out.back() == ' ') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

}  // namespace

std::span<const FilterOperator> filter_operators() {
  using enum AttributeType;
  static const std::vector<FilterOperator> all = {
      {"EQUALS", FilterTest::equals, false, Operand::text, {integer, string, boolean}},  // Booleans compare as texts
      {"NOT EQUALS", FilterTest::equals, true, Operand::text, {integer, string, boolean}},
      {"IS TRUE", FilterTest::is_true, false, Operand::none, {boolean}},
      {"IS FALSE", FilterTest::is_false, false, Operand::none, {boolean}},
      {"IS NULL", FilterTest::is_null, false, Operand::none, {}},
      {"IS NOT NULL", FilterTest::is_null, true, Operand::none, {}},
      {"REGEX MATCH", FilterTest::regex_match, false, Operand::pattern, {integer, string}},
      {"NOT REGEX MATCH", FilterTest::regex_match, true, Operand::pattern, {integer, string}},
      {"Greater_Than", FilterTest::greater, false, Operand::integer, {integer, string}},
      {"Greater_Than_OR_EQUALS", FilterTest::greater_or_equal, false, Operand::integer, {integer, string}},
      {"Includes", FilterTest::includes, false, Operand::text, {}},
      {"ENDS_WITH", FilterTest::ends_with, false, Operand::text, {}},
      {"&", FilterTest::bits, false, Operand::text, {}},
      {"!&", FilterTest::bits, true, Operand::text, {}},
      {"IsMemberOf", FilterTest::is_member_of, false, Operand::unsupported, {}},
  };
  return all;
}

const FilterOperator* find_filter_operator(std::string_view name) {
  const std::string wanted = folded(name);
  for (const FilterOperator& o : filter_operators())
    if (folded(o.name) == wanted) return &o;
  return wanted == "is member of" ? &filter_operators().back() : nullptr;
}

}  // namespace attrmap::schema
