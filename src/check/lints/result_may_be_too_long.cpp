#include <algorithm>
#include <limits>
#include "check/lints/lints.hpp"

#include "base/suggest.hpp"
#include "base/unicode.hpp"

namespace attrmap::check::lints {
namespace {

struct Limit {
  std::string_view name;
  std::uint32_t length;
};

/// What Active Directory and Entra take.
constexpr Limit kTargets[] = {{"sAMAccountName", 20},     {"mailNickname", 64}, {"cn", 64}, {"givenName", 64},
                              {"userPrincipalName", 113}, {"surname", 64},      {"sn", 64}, {"displayName", 256}};
/// How long values of the source can be.
constexpr Limit kSources[] = {{"givenName", 64},    {"surname", 64},      {"sn", 64},
                              {"displayName", 256}, {"mailNickname", 64}, {"userPrincipalName", 113},
                              {"employeeId", 16},   {"objectId", 36},     {"onPremisesSamAccountName", 20},
                              {"department", 64},   {"jobTitle", 128},    {"city", 128},
                              {"country", 128},     {"state", 128},       {"usageLocation", 2}};

template <std::size_t N>
std::uint32_t find(const Limit (&limits)[N], std::string_view name) {
  for (const Limit& l : limits)
    if (equals_ignoring_ascii_case(l.name, name)) return l.length;
  return 0;
}

/// Most characters that a part can give.
struct Bound {
  std::uint64_t length = 0;
  bool known = true;
};
constexpr Bound kUnknown{0, false};

Bound sum(Bound a, Bound b) { return {a.length + b.length, a.known && b.known}; }
Bound either(Bound a, Bound b) { return {std::max(a.length, b.length), a.known && b.known}; }

class Lengths {
 public:
  explicit Lengths(const Pass& pass) : pass_(pass), of_(pass.ast.nodes.size()) {
    for (NodeId id = 0; id < of_.size(); ++id) of_[id] = node(id);  // children stand before parents
  }
  Bound operator[](NodeId id) const { return of_[id]; }

 private:
  Bound node(NodeId id) const {
    const Node& n = pass_[id];
    const auto arguments = pass_.children(id);
    switch (n.kind) {
      case NodeKind::string: return {utf16_length(n.text), true};
      case NodeKind::integer: return {n.text.size(), true};
      case NodeKind::word:
      case NodeKind::blank: return {};
      case NodeKind::attribute: {
        const std::uint32_t length = find(kSources, n.text);
        return {length, length != 0};
      }
      case NodeKind::binary:
        return n.op == syntax::Op::concat ? sum(of_[arguments[0]], of_[arguments[1]]) : Bound{5, true};
      case NodeKind::call: return arguments.empty() ? kUnknown : call(pass_.function(id), arguments);
      default: return kUnknown;
    }
  }

  Bound call(std::string_view name, std::span<const NodeId> arguments) const {
    const Bound first = of_[arguments[0]];
    if (name == "Left" || name == "Right") return cut(first, arguments[1]);
    if (name == "Mid") return arguments.size() > 2 ? cut(first, arguments[2]) : first;
    if (name == "Append" || name == "Prepend") return sum(first, of_[arguments[1]]);
    if (name == "Join") return joined(arguments);
    if (name == "Replace") return replaced(arguments);
    if (name == "IIF") return any(arguments, 1, 1);
    if (name == "Switch") return any(arguments, 1, 2);
    if (name == "Coalesce" || name == "SelectUniqueValue") return any(arguments, 0, 1);
    for (const std::string_view same : {"ToLower", "ToUpper", "PCase", "Trim", "StripSpaces", "NormalizeDiacritics",
                                        "IgnoreFlowIfNullOrEmpty", "Item", "Split", "Word"})
      if (name == same) return first;
    return kUnknown;
  }

  Bound cut(Bound text, NodeId length) const {
    const auto most = pass_.integer(length);
    if (!most || *most < 0) return text;
    const auto n = static_cast<std::uint64_t>(*most);
    return {text.known ? std::min(text.length, n) : n, true};
  }

  Bound joined(std::span<const NodeId> arguments) const {
    Bound all;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
      all = sum(all, of_[arguments[i]]);
      if (i > 1) all = sum(all, of_[arguments[0]]);
    }
    return all;
  }

  /// Replacing by nothing, or by something not longer, never makes a text longer.
  Bound replaced(std::span<const NodeId> arguments) const {
    if (arguments.size() < 5 || pass_[arguments[4]].kind != NodeKind::string) return kUnknown;
    const std::size_t value = pass_[arguments[4]].text.size();
    const bool shorter = value == 0 || (pass_.is_string(arguments[1]) && value <= pass_[arguments[1]].text.size());
    return shorter ? of_[arguments[0]] : kUnknown;
  }

  Bound any(std::span<const NodeId> arguments, std::size_t from, std::size_t step) const {
    Bound out;
    for (std::size_t i = from; i < arguments.size(); i += step) out = either(out, of_[arguments[i]]);
    return out;
  }

  const Pass& pass_;
  std::vector<Bound> of_;
};

}  // namespace

void result_may_be_too_long(const Pass& pass, NodeId id) {
  if (id != pass.ast.root || pass.options.target == nullptr || pass[id].kind == NodeKind::attribute) return;
  const LintTarget& target = *pass.options.target;
  const std::uint32_t usual = find(kTargets, target.name);
  const std::uint32_t most = target.length != 0 ? target.length : usual;
  if (most == 0) return;
  const Bound bound = Lengths(pass)[id];
  // Twenty characters are short of any name of unknown length; for the others there must be proof.
  if (bound.length <= most && (bound.known || most > 20)) return;
  auto& d = pass.report(diag::kResultTooLong, pass[id].span, target.name, most,
                        bound.known ? std::to_string(bound.length) : "more");
  d.help = fmt::format("cut it: Left(..., {})", most);
}

}  // namespace attrmap::check::lints
