#include <algorithm>
#include <array>
#include "check/lints/lints.hpp"

#include "base/suggest.hpp"

namespace attrmap::check::lints {
namespace {

/// Attributes of Entra users and groups that many objects do not have.
constexpr std::array<std::string_view, 9> kOftenEmpty = {
    "mail",       "employeeId", "otherMails",    "telephoneNumber", "mobile", "onPremisesSamAccountName",
    "department", "manager",    "proxyAddresses"};
/// Functions that give null when their first argument is null.
constexpr std::array<std::string_view, 7> kPassNull = {"ToLower", "ToUpper",     "Trim", "NormalizeDiacritics",
                                                       "PCase",   "StripSpaces", "Left"};

template <std::size_t N>
bool lists(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void matching_may_be_null(const Pass& pass, NodeId id) {
  if (id != pass.ast.root || pass.options.target == nullptr || !pass.options.target->matching) return;
  const auto report = [&](Span span, std::string_view why) {
    pass.report(diag::kMatchingMayBeNull, span, pass.options.target->name, why);
  };
  // The parts that can become the result.
  std::vector<NodeId> open{id};
  while (!open.empty()) {
    const NodeId next = open.back();
    open.pop_back();
    const Node& node = pass[next];
    const std::string_view function = pass.function(next);
    const auto arguments = pass.children(next);
    if (node.kind == NodeKind::blank || (node.kind == NodeKind::word && equals_ignoring_ascii_case(node.text, "NULL")))
      return report(node.span.begin == node.span.end ? pass[id].span : node.span, "one of its branches is blank");
    if (node.kind == NodeKind::attribute && lists(kOftenEmpty, node.text))
      return report(node.span, fmt::format("many objects have no [{}]", node.text));
    if (function == "IgnoreFlowIfNullOrEmpty") return report(node.span, "IgnoreFlowIfNullOrEmpty may ignore it");
    if (function == "IIF")
      open.insert(open.end(), arguments.begin() + 1, arguments.end());
    else if (function == "Switch")
      for (std::size_t i = 1; i < arguments.size(); i += 2) open.push_back(arguments[i]);
    else if (function == "Coalesce")
      open.push_back(arguments.back());
    else if (lists(kPassNull, function))
      open.push_back(arguments.front());
  }
}

}  // namespace attrmap::check::lints
