#include "suite/coverage.hpp"

#include <algorithm>

#include "explain/branches.hpp"
#include "syntax/print.hpp"
#include "syntax/visit.hpp"

namespace attrmap::suite {
namespace {

using syntax::NodeId;
using syntax::NodeKind;

Coverage::Choice choice_of(const syntax::Ast& ast, NodeId id, const std::string& function,
                           const syntax::Listing& listing) {
  Coverage::Choice out{id, function, syntax::print(ast, id), LineMap(ast.source).at(ast[id].span.begin), {}};
  const auto children = ast.children_of(ast[id]);
  const auto add = [&](std::string name, std::size_t from, std::size_t to) {
    Span span;
    if (to < children.size()) span = {listing.spans[children[from]].begin, listing.spans[children[to]].end};
    out.branches.push_back({std::move(name), 0, span});
  };
  if (function == "IIF") {
    add("True", 1, 1);
    add("False", 2, 2);
    return out;
  }
  add("default", 1, 1);
  for (std::size_t i = 2; i + 1 < children.size(); i += 2) add("key " + syntax::print(ast, children[i]), i, i + 1);
  return out;
}

/// Index into Choice::branches.
std::size_t branch_of(const std::string& function, std::size_t argument) {
  return function == "IIF" ? argument - 1 : argument / 2;
}

}  // namespace

void Coverage::declare(const std::string& key, const std::string& name, const syntax::Ast& ast,
                       const func::Registry& registry) {
  if (!index_.emplace(key, units_.size()).second) return;
  Unit unit;
  unit.name = name;
  unit.source = ast.source;
  unit.listing = syntax::listing(ast);
  const auto argument = [&](NodeId id) {
    const syntax::Node& node = ast[id];
    if (node.kind != NodeKind::attribute && node.kind != NodeKind::call) return;
    const auto match = node.kind == NodeKind::call ? registry.find(node.text) : func::Registry::Match();
    if (match.builtin != nullptr && match.builtin->def.result == Type::boolean) return;  // never null
    std::string text = syntax::print(ast, id);
    const auto known =
        std::find_if(unit.arguments.begin(), unit.arguments.end(), [&](const Argument& a) { return a.text == text; });
    if (known != unit.arguments.end())
      known->nodes.push_back(id);
    else
      unit.arguments.push_back({std::move(text), 0, 0, {id}});
  };
  syntax::pre_order(ast, ast.root, [&](NodeId id) {
    for (const NodeId child : ast.children_of(ast[id])) argument(child);
    if (ast[id].kind != NodeKind::call) return;
    const auto match = registry.find(ast[id].text);
    if (match.builtin == nullptr) return;
    const std::string& function = match.builtin->def.name;
    if (function == "IIF" || function == "Switch") unit.choices.push_back(choice_of(ast, id, function, unit.listing));
  });
  units_.push_back(std::move(unit));
}

void Coverage::add(const std::string& key, const syntax::Ast& ast, const explain::Recorder& recorder) {
  Unit& unit = units_[index_.at(key)];
  ++unit.cases;
  for (Choice& choice : unit.choices)
    if (const auto taken = explain::taken_argument(ast, choice.node, choice.function, recorder))
      ++choice.branches[branch_of(choice.function, *taken)].taken;
  for (Argument& argument : unit.arguments) {
    const auto seen =
        std::find_if(argument.nodes.begin(), argument.nodes.end(), [&](NodeId id) { return recorder.seen(id); });
    if (seen == argument.nodes.end()) continue;
    ++argument.seen;
    argument.null += recorder.value(*seen).is_null();
  }
}

std::string Coverage::Argument::remark() const {
  if (seen == 0) return "was never evaluated";
  if (null == seen) return "was always null";
  return null == 0 && text.starts_with('[') ? "was never null" : "";
}

std::size_t Coverage::Unit::branches() const {
  std::size_t n = 0;
  for (const Choice& c : choices) n += c.branches.size();
  return choices.empty() ? 1 : n;
}

std::size_t Coverage::Unit::taken() const {
  std::size_t n = 0;
  for (const Choice& c : choices)
    n += static_cast<std::size_t>(
        std::count_if(c.branches.begin(), c.branches.end(), [](const Branch& b) { return b.taken != 0; }));
  return choices.empty() ? (cases != 0) : n;
}

std::size_t Coverage::branches() const {
  std::size_t n = 0;
  for (const Unit& u : units_) n += u.branches();
  return n;
}

std::size_t Coverage::taken() const {
  std::size_t n = 0;
  for (const Unit& u : units_) n += u.taken();
  return n;
}

double Coverage::percent() const {
  return units_.empty() ? 100 : 100.0 * static_cast<double>(taken()) / static_cast<double>(branches());
}

}  // namespace attrmap::suite
