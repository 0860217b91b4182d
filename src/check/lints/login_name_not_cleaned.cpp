#include <algorithm>
#include <array>
#include "check/lints/lints.hpp"

#include "base/suggest.hpp"
#include "syntax/visit.hpp"

namespace attrmap::check::lints {
namespace {

constexpr std::array<std::string_view, 4> kLoginNames = {"userName", "userPrincipalName", "mailNickname",
                                                         "sAMAccountName"};
constexpr std::array<std::string_view, 12> kNames = {"givenName",
                                                     "surname",
                                                     "sn",
                                                     "displayName",
                                                     "firstName",
                                                     "lastName",
                                                     "middleName",
                                                     "preferredFirstName",
                                                     "preferredLastName",
                                                     "legalFirstName",
                                                     "legalLastName",
                                                     "nickname"};

template <std::size_t N>
bool lists(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view n) { return equals_ignoring_ascii_case(n, name); });
}

}  // namespace

void login_name_not_cleaned(const Pass& pass, NodeId id) {
  if (id != pass.ast.root || pass.options.target == nullptr || !lists(kLoginNames, pass.options.target->name)) return;
  // What stands around the node at hand.
  std::size_t joins = 0, strips = 0, normalizes = 0;
  const auto count = [&](NodeId node, bool in) {
    const std::string_view name = pass.function(node);
    const auto add = [&](std::size_t& n) { in ? ++n : --n; };
    if (name == "Join" || name == "Append" || name == "Prepend") add(joins);
    // Replace may do the same by a regular expression: it is not looked into.
    if (name == "StripSpaces" || name == "Replace") add(strips);
    if (name.substr(0, 19) == "NormalizeDiacritics" || name == "Replace") add(normalizes);
  };
  std::size_t condition = 0;  // below a condition or a Switch source nothing becomes part of the name
  const auto asks = [&](NodeId node) { return pass[node].kind == NodeKind::binary || asks_for_presence(pass, node); };
  bool reported = false;
  syntax::walk(
      pass.ast, id,
      [&](NodeId node, std::size_t) {
        count(node, true);
        condition += asks(node) ? 1 : 0;
        if (reported || condition > 0 || pass[node].kind != NodeKind::attribute || joins == 0 ||
            !lists(kNames, pass[node].text) || (strips > 0 && normalizes > 0))
          return true;
        reported = true;
        pass.report(diag::kLoginNameNotCleaned, pass[node].span, pass.options.target->name,
                    strips > 0       ? "NormalizeDiacritics"
                    : normalizes > 0 ? "StripSpaces"
                                     : "StripSpaces and NormalizeDiacritics");
        return true;
      },
      [&](NodeId node, std::size_t) {
        count(node, false);
        condition -= asks(node) ? 1 : 0;
      });
}

}  // namespace attrmap::check::lints
