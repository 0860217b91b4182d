#include <algorithm>

#include "base/suggest.hpp"
#include "base/unicode.hpp"
#include "diag/codes_schema.hpp"
#include "func/coerce.hpp"
#include "regex/regex.hpp"
#include "schema/filter_operator.hpp"
#include "schema/verify_parts.hpp"

namespace attrmap::schema {
namespace {

class FilterCheck {
 public:
  FilterCheck(Reporter& out, const ObjectDefinition* source) : out_(out), source_(source) {}

  void groups(const std::vector<FilterGroup>& groups) {
    for (const FilterGroup& g : groups)
      for (const FilterClause& c : g.clauses) clause(c);
  }

 private:
  void clause(const FilterClause& c) {
    const std::string& at = c.place.pointer;
    const AttributeDefinition* attribute = read_attribute(c);
    const FilterOperator* op = find_filter_operator(c.operator_name);
    if (op == nullptr) {
      std::vector<std::string_view> names;
      for (const FilterOperator& o : filter_operators())
        if (o.operand != Operand::unsupported) names.push_back(o.name);
      auto& d = out_.report(diag::kUnknownOperator, at + "/operatorName", c.operator_name);
      if (std::string help = did_you_mean(c.operator_name, names); !help.empty()) d.help = std::move(help);
      return;
    }
    if (op->operand == Operand::unsupported) {
      out_.report(diag::kUnsupportedOperator, at + "/operatorName", c.operator_name);
      return;
    }
    if (op->operand == Operand::none && !c.values.empty())
      out_.report(diag::kOperandCount, at + "/targetOperand", op->name, "no value", c.values.size());
    if (op->operand != Operand::none && c.values.empty())
      out_.report(diag::kOperandCount, at + "/targetOperand", op->name, "a value", "none");
    if (attribute != nullptr && !op->types.empty() &&
        std::find(op->types.begin(), op->types.end(), attribute->type) == op->types.end())
      out_.report(diag::kFilterType, at + "/operatorName", op->name, attribute->name, name(attribute->type));
    for (std::size_t i = 0; i < c.values.size(); ++i) {
      const std::string value_at = at + "/targetOperand/values/" + std::to_string(i);
      if (op->operand == Operand::pattern) {
        if (const auto pattern = regex::Pattern::compile(c.values[i]); !pattern)
          out_.report(diag::kFilterPattern, value_at, c.values[i], pattern.error().message);
      } else if (op->operand == Operand::integer && !func::parse_integer(trim(c.values[i])))
        out_.report(diag::kFilterInteger, value_at, op->name, c.values[i]);
    }
  }

  /// The definition, when there is one that may be read.
  const AttributeDefinition* read_attribute(const FilterClause& c) {
    const std::string at = c.place.pointer + "/sourceOperandName";
    const std::string& attribute = c.source_operand_name;
    for (const std::string_view barred : {"appRoleAssignments", "userType", "manager", "members"})
      if (attribute == barred) {
        out_.report(diag::kBarredAttribute, at, attribute, "the service does not allow it");
        return nullptr;
      }
    if (source_ == nullptr || source_->attributes.empty()) return nullptr;
    const AttributeDefinition* found = source_->find(attribute);
    if (found == nullptr) {
      auto& d = out_.report(diag::kFilterAttribute, at, attribute);
      if (std::string help = did_you_mean(attribute, names_of(*source_)); !help.empty()) d.help = std::move(help);
    } else if (found->multivalued || found->type == AttributeType::date_time) {
      out_.report(diag::kBarredAttribute, at, attribute, found->multivalued ? "it is multi-valued" : "it is a date");
      return nullptr;
    }
    return found;
  }

  Reporter& out_;
  const ObjectDefinition* source_;
};

}  // namespace

void verify_filter(Reporter& out, const ObjectMapping& mapping, const ObjectDefinition* source) {
  FilterCheck check(out, source);
  check.groups(mapping.scope.groups);
  check.groups(mapping.scope.input_filter_groups);
  if (!mapping.scope.category_filter_groups.empty())
    out.report(diag::kCategoryFilter, mapping.place.pointer + "/scope/categoryFilterGroups");
}

}  // namespace attrmap::schema
