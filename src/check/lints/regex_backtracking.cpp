#include <algorithm>
#include "check/lints/lints.hpp"

#include "base/unicode.hpp"
#include "check/lints/pattern.hpp"

namespace attrmap::check::lints {
namespace {

using regex::kNoNode;

/// A part of a pattern: one unit of a set, repeated or not. Groups are opened, so that a body is a list of them.
struct Piece {
  regex::UnitSet units;
  bool optional = false;
  bool unbounded = false;
};

constexpr std::uint32_t kMany = 16;  ///< repetitions from which on doubling hurts

bool overlap(const regex::UnitSet& a, const regex::UnitSet& b) {
  auto x = a.begin(), y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (x->last < y->first)
      ++x;
    else if (y->last < x->first)
      ++y;
    else
      return true;
  }
  return false;
}

/// How a repeated body can be ambiguous.
class Bodies {
 public:
  explicit Bodies(const regex::Syntax& syntax) : syntax_(syntax) {}

  /// What is wrong with the repetition, or null.
  const char* problem(regex::NodeId repeat) const {
    const regex::NodeId body = opened(syntax_[repeat].first_child);
    if (body == kNoNode) return nullptr;
    if (syntax_[body].kind == regex::NodeKind::alternatives) return alternatives(body);
    std::vector<Piece> pieces;
    if (!list(body, pieces)) return nullptr;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (!pieces[i].unbounded) continue;
      // One round ends and the next begins within one run of the inner repetition when all else can be nothing or
      // be taken from the same characters.
      bool ambiguous = true;
      for (std::size_t k = 0; k < pieces.size(); ++k)
        ambiguous &= k == i || pieces[k].optional || overlap(pieces[k].units, pieces[i].units);
      if (ambiguous) return "a repetition stands in a repetition, and both can take the same characters";
    }
    return nullptr;
  }

 private:
  /// Groups and sequences of one part removed.
  regex::NodeId opened(regex::NodeId id) const {
    while (id != kNoNode) {
      const regex::Node& node = syntax_[id];
      const bool one = node.first_child != kNoNode && syntax_[node.first_child].next == kNoNode;
      if (node.kind == regex::NodeKind::capture || (node.kind == regex::NodeKind::sequence && one))
        id = node.first_child;
      else
        break;
    }
    return id;
  }

  const char* alternatives(regex::NodeId body) const {
    std::vector<regex::UnitSet> sets;
    for (regex::NodeId a = syntax_[body].first_child; a != kNoNode; a = syntax_[a].next) {
      regex::NodeId part = opened(a);
      if (part == kNoNode) continue;
      const bool many = syntax_[part].kind == regex::NodeKind::repeat && syntax_[part].max > kMany;
      if (syntax_[part].kind == regex::NodeKind::repeat) part = opened(syntax_[part].first_child);
      if (part == kNoNode) continue;
      regex::UnitSet units = units_of(syntax_, part);
      if (units.empty()) continue;
      if (many) return "a repetition stands in a repetition, and both can take the same characters";
      for (const regex::UnitSet& other : sets)
        if (overlap(units, other)) return "two repeated alternatives can take the same character";
      sets.push_back(std::move(units));
    }
    return nullptr;
  }

  /// The pieces of a body; false when there is something in it that is not looked into.
  bool list(regex::NodeId id, std::vector<Piece>& pieces) const {
    std::vector<regex::NodeId> open{id};
    while (!open.empty()) {
      const regex::NodeId next = open.back();
      open.pop_back();
      const regex::Node& node = syntax_[next];
      switch (node.kind) {
        case regex::NodeKind::sequence: {
          const auto at = open.size();
          for (regex::NodeId c = node.first_child; c != kNoNode; c = syntax_[c].next) open.push_back(c);
          std::reverse(open.begin() + static_cast<std::ptrdiff_t>(at), open.end());
          break;
        }
        case regex::NodeKind::capture:
          if (node.first_child != kNoNode) open.push_back(node.first_child);
          break;
        case regex::NodeKind::literal:
        case regex::NodeKind::set: pieces.push_back({units_of(syntax_, next)}); break;
        case regex::NodeKind::repeat: {
          const regex::NodeId part = opened(node.first_child);
          if (part == kNoNode) break;
          Piece piece{units_of(syntax_, part), node.min == 0, node.max > kMany};
          if (piece.units.empty() && !piece.optional) return false;
          piece.unbounded &= !piece.units.empty();
          pieces.push_back(std::move(piece));
          break;
        }
        default: return false;
      }
    }
    return true;
  }

  const regex::Syntax& syntax_;
};

}  // namespace

void regex_backtracking(const Pass& pass, NodeId id) {
  const auto syntax = pattern_of(pass, id);
  if (!syntax) return;
  const Bodies bodies(*syntax);
  for (regex::NodeId node = 0; node < syntax->nodes.size(); ++node) {
    if ((*syntax)[node].kind != regex::NodeKind::repeat || (*syntax)[node].max <= kMany) continue;
    const char* problem = bodies.problem(node);
    if (problem == nullptr) continue;
    pass.report(diag::kRegexBacktracking, pass[pass.children(id)[2]].span, problem);
    return;
  }
}

}  // namespace attrmap::check::lints
