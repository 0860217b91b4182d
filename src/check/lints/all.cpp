#include <algorithm>

#include "check/date_comparison.hpp"
#include "check/lints/lints.hpp"
#include "syntax/print.hpp"

namespace attrmap::check {
namespace lints {

std::span<const Lint> all() {
  static constexpr Lint table[] = {
      switch_on_presence, switch_swapped,         comparison_with_empty_text, iif_bare_attribute,
      iif_on_presence,    blank_in_date_format,   hour_without_designator,    datediff_in_words,
      item_zero,          unique_candidate_twice, regex_backtracking,         group_with_blank,
      single_backslash,   matching_may_be_null,   result_may_be_too_long,     login_name_not_cleaned,
      nested_switch,      coalesce_constant,      format_without_styles,      null_as_text,
      date_without_time,
  };
  return table;
}

std::string_view Pass::function(NodeId id) const {
  const func::Builtin* builtin = checked.callee[id];
  return builtin == nullptr ? std::string_view() : std::string_view(builtin->def.name);
}

std::optional<std::int64_t> Pass::integer(NodeId id) const { return integer_constant(ast[id]); }

std::string Pass::print(NodeId id) const { return syntax::print(ast, id); }

std::vector<NodeId> date_formats(const Pass& pass, NodeId call) {
  std::vector<NodeId> formats;
  if (!pass.calls(call, "FormatDateTime")) return formats;
  const auto arguments = pass.children(call);
  for (std::size_t i = arguments.size() == 4 ? 2 : 1; i < arguments.size(); ++i)
    if (pass.is_string(arguments[i])) formats.push_back(arguments[i]);
  return formats;
}

bool asks_for_presence(const Pass& pass, NodeId id) {
  const std::string_view name = pass.function(id);
  return name == "IsPresent" || name == "IsNull" || name == "IsNullOrEmpty";
}

}  // namespace lints

std::vector<Diagnostic> lint(const syntax::Ast& ast, const Checked& checked, const LintOptions& options) {
  std::vector<Diagnostic> out;
  if (ast.root == syntax::kNoNode || checked.callee.size() != ast.nodes.size()) return out;
  const lints::Pass pass{ast, checked, options, out};
  for (syntax::NodeId id = 0; id < ast.nodes.size(); ++id)
    for (const lints::Lint lint : lints::all()) lint(pass, id);
  std::stable_sort(out.begin(), out.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
  return out;
}

}  // namespace attrmap::check
