// Walking a tree without recursion.
#pragma once
#include <utility>
#include <vector>

#include "syntax/ast.hpp"

namespace attrmap::syntax {

/// Calls `enter(id, depth)` before and `leave(id, depth)` after a node's children, from left to right; the root has
/// depth 0. `enter` returns false to leave the node's children out (`leave` is then called at once).
template <class Enter, class Leave>
void walk(const Ast& ast, NodeId from, Enter&& enter, Leave&& leave) {
  if (from == kNoNode) return;
  struct Step {
    NodeId id;
    std::uint32_t next;
    std::uint32_t count;
  };
  std::vector<Step> path;
  auto visit = [&](NodeId id) {
    const bool into = enter(id, path.size());
    path.push_back({id, 0, into ? ast[id].child_count : 0});
  };
  visit(from);
  while (!path.empty()) {
    Step& step = path.back();
    if (step.next < step.count) {
      const Node& node = ast[step.id];
      visit(ast.children[node.first_child + step.next++]);
    } else {
      const NodeId id = step.id;
      path.pop_back();
      leave(id, path.size());
    }
  }
}

/// Every node below `from` and itself, parents before children.
template <class Visit>
void pre_order(const Ast& ast, NodeId from, Visit&& visit) {
  walk(
      ast, from, [&](NodeId id, std::size_t) { return visit(id), true; }, [](NodeId, std::size_t) {});
}

/// Every node below `from` and itself, children before parents.
template <class Visit>
void post_order(const Ast& ast, NodeId from, Visit&& visit) {
  walk(
      ast, from, [](NodeId, std::size_t) { return true; }, [&](NodeId id, std::size_t) { visit(id); });
}

}  // namespace attrmap::syntax
