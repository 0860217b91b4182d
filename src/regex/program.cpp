#include "regex/program.hpp"

namespace attrmap::regex {
namespace {

class Compiler {
 public:
  explicit Compiler(const Syntax& syntax) : syntax_(syntax) {}

  Program run(std::uint32_t min_length) {
    out_.slots = static_cast<std::uint32_t>(syntax_.groups.size());
    out_.min_length = min_length;
    emit(syntax_.root, false);
    add(Op::accept);
    out_.start = start_of(syntax_);
    return std::move(out_);
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(out_.code.size()); }
  std::uint32_t add(Op op, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0) {
    Instruction i{op};
    i.a = a;
    i.b = b;
    i.c = c;
    out_.code.push_back(i);
    return here() - 1;
  }
  std::uint32_t add_back(Op op, bool back, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0) {
    const std::uint32_t at = add(op, a, b, c);
    out_.code[at].back = back;
    return at;
  }
  std::uint32_t registers(std::uint32_t n) {
    const std::uint32_t first = out_.registers;
    out_.registers += n;
    return first;
  }

  std::uint32_t set_of(const Node& n) {
    MatchSet set;
    if (n.kind == NodeKind::literal) {
      set.ascii = ascii_part(n.unit, n.ignore_case);
      set.wide = resolve(n.unit, n.ignore_case);
    } else {
      set.ascii = ascii_part(syntax_.classes, n.char_class);
      set.wide = resolve(syntax_.classes, n.char_class);
    }
    out_.sets.push_back(std::move(set));
    return static_cast<std::uint32_t>(out_.sets.size() - 1);
  }

  void children(NodeId first, bool back) {
    if (!back) {
      for (NodeId c = first; c != kNoNode; c = syntax_[c].next) emit(c, back);
      return;
    }
    std::vector<NodeId> list;
    for (NodeId c = first; c != kNoNode; c = syntax_[c].next) list.push_back(c);
    for (auto it = list.rbegin(); it != list.rend(); ++it) emit(*it, back);
  }

  void alternatives(NodeId first, bool back) {
    std::vector<std::uint32_t> ends;
    for (NodeId c = first; c != kNoNode; c = syntax_[c].next) {
      const bool last = syntax_[c].next == kNoNode;
      const std::uint32_t split = last ? 0 : add(Op::split);
      emit(c, back);
      if (last) break;
      ends.push_back(add(Op::jump));
      out_.code[split].a = here();
    }
    for (const std::uint32_t end : ends) out_.code[end].a = here();
  }

  /// The branches of a conditional whose test stands at `test`.
  void branches(std::uint32_t test, NodeId yes, bool back) {
    emit(yes, back);
    const std::uint32_t end = add(Op::jump);
    out_.code[test].b = here();
    if (const NodeId no = syntax_[yes].next; no != kNoNode) emit(no, back);
    out_.code[end].a = here();
  }

  void emit(NodeId id, bool back) {
    const Node& n = syntax_[id];
    switch (n.kind) {
      case NodeKind::sequence: return children(n.first_child, back);
      case NodeKind::alternatives: return alternatives(n.first_child, back);
      case NodeKind::literal:
        if (n.ignore_case)
          add_back(Op::set, back, set_of(n));
        else
          add_back(Op::unit, back, n.unit);
        return;
      case NodeKind::set: add_back(Op::set, back, set_of(n)); return;
      case NodeKind::anchor: add(Op::anchor, static_cast<std::uint32_t>(n.anchor)); return;
      case NodeKind::capture: {
        const std::uint32_t start = registers(1);
        add(Op::save, start);
        emit(n.first_child, back);
        add(Op::capture, static_cast<std::uint32_t>(n.slot), start, static_cast<std::uint32_t>(n.popped));
        return;
      }
      case NodeKind::lookaround: {
        const std::uint32_t state = registers(2);
        const std::uint32_t begin = add(n.negative ? Op::not_begin : Op::look_begin, state);
        emit(n.first_child, n.behind);
        add(n.negative ? Op::not_end : Op::look_end, state);
        out_.code[begin].b = here();
        return;
      }
      case NodeKind::atomic: {
        const std::uint32_t state = registers(1);
        add(Op::atomic_begin, state);
        emit(n.first_child, back);
        add(Op::atomic_end, state);
        return;
      }
      case NodeKind::reference: {
        const std::uint32_t at = add_back(Op::reference, back, static_cast<std::uint32_t>(n.slot));
        out_.code[at].flag = n.ignore_case;
        return;
      }
      case NodeKind::group_test:
        return branches(add(Op::group_test, static_cast<std::uint32_t>(n.slot)), n.first_child, back);
      case NodeKind::expression_test: {
        const std::uint32_t state = registers(2);
        const std::uint32_t test = add(Op::test_begin, state);
        emit(n.first_child, back);
        add(Op::look_end, state);
        return branches(test, syntax_[n.first_child].next, back);
      }
      case NodeKind::repeat: return repeat(n, back);
    }
  }

  void repeat(const Node& n, bool back) {
    const Node& child = syntax_[n.first_child];
    if (child.kind == NodeKind::literal || child.kind == NodeKind::set) {
      const std::uint32_t at = add_back(Op::set_loop, back, set_of(child), n.min, n.max);
      out_.code[at].flag = n.lazy;
      return;
    }
    const std::uint32_t state = registers(2);
    add(Op::loop_begin, state);
    const std::uint32_t loop = add(Op::loop, state, n.min, n.max);
    out_.code[loop].flag = n.lazy;
    emit(n.first_child, back);
    add(Op::jump, loop);
    out_.code[loop].d = here();
  }

  const Syntax& syntax_;
  Program out_;
};

}  // namespace

Program compile(const Syntax& syntax, std::uint32_t min_length) { return Compiler(syntax).run(min_length); }

}  // namespace attrmap::regex
