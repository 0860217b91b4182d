#include "regex/start.hpp"

#include <algorithm>

namespace attrmap::regex {
namespace {

class Walker {
 public:
  explicit Walker(const Syntax& syntax) : syntax_(syntax) {}

  Start run() {
    const bool empty = first_of(syntax_.root);
    // For PCRE2 `\G` is where its search starts, so nothing may be skipped in front of it.
    const bool search_start = std::any_of(syntax_.nodes.begin(), syntax_.nodes.end(), [](const Node& n) {
      return n.kind == NodeKind::anchor && n.anchor == Anchor::search_start;
    });
    out_.by_unit = !empty && !unknown_ && !search_start;
    out_.at_begin = begins(syntax_.root);
    return out_;
  }

 private:
  /// Adds the units that a match of the node may start with; true when it may be empty.
  bool first_of(NodeId id) {
    const Node& n = syntax_[id];
    switch (n.kind) {
      case NodeKind::sequence:
        for (NodeId c = n.first_child; c != kNoNode; c = syntax_[c].next)
          if (!first_of(c)) return false;
        return true;
      case NodeKind::alternatives: return any_of(n.first_child);
      case NodeKind::literal:
      case NodeKind::set: {
        const AsciiSet set =
            n.kind == NodeKind::literal ? ascii_part(n.unit, n.ignore_case) : ascii_part(syntax_.classes, n.char_class);
        out_.ascii.bits[0] |= set.bits[0];
        out_.ascii.bits[1] |= set.bits[1];
        out_.wide |= n.kind == NodeKind::set || n.unit >= 128 || n.ignore_case;
        return false;
      }
      case NodeKind::anchor:
      case NodeKind::lookaround: return true;
      case NodeKind::capture:
      case NodeKind::atomic: return first_of(n.first_child);
      case NodeKind::reference: unknown_ = true; return true;
      case NodeKind::group_test: return any_of(n.first_child) || syntax_[n.first_child].next == kNoNode;
      case NodeKind::expression_test: {
        const NodeId yes = syntax_[n.first_child].next;
        return any_of(yes) || syntax_[yes].next == kNoNode;
      }
      case NodeKind::repeat: return first_of(n.first_child) || n.min == 0;
    }
    return true;
  }
  bool any_of(NodeId branch) {
    bool empty = false;
    for (NodeId c = branch; c != kNoNode; c = syntax_[c].next) empty |= first_of(c);
    return empty;
  }

  /// Does every match of the node start with `\A`?
  bool begins(NodeId id) const {
    const Node& n = syntax_[id];
    switch (n.kind) {
      case NodeKind::anchor: return n.anchor == Anchor::begin;
      case NodeKind::sequence: return n.first_child != kNoNode && begins(n.first_child);
      case NodeKind::capture:
      case NodeKind::atomic: return begins(n.first_child);
      case NodeKind::repeat: return n.min > 0 && begins(n.first_child);
      case NodeKind::alternatives:
        for (NodeId c = n.first_child; c != kNoNode; c = syntax_[c].next)
          if (!begins(c)) return false;
        return true;
      default: return false;
    }
  }

  const Syntax& syntax_;
  bool unknown_ = false;
  Start out_;
};

}  // namespace

Start start_of(const Syntax& syntax) { return Walker(syntax).run(); }

}  // namespace attrmap::regex
