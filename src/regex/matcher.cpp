#include "regex/matcher.hpp"

#include <algorithm>

namespace attrmap::regex {
namespace {

constexpr std::size_t kMaxStack = 4 * 1024 * 1024;  // entries: 64 MB
constexpr std::uint32_t kBulk = 8;                  // units of a simple loop or reference per step

template <class Unit>
char16_t unit_at(const Unit* s, std::uint32_t i) {
  if constexpr (sizeof(Unit) == 1)
    return static_cast<unsigned char>(s[i]);
  else
    return s[i];
}

template <class Unit>
bool word_at(const Unit* s, std::uint32_t size, std::uint32_t i) {
  return i < size && is_boundary_word(unit_at(s, i));
}

template <class Unit>
bool holds(Anchor anchor, const Unit* s, std::uint32_t size, std::uint32_t pos, std::uint32_t search_start) {
  switch (anchor) {
    case Anchor::begin: return pos == 0;
    case Anchor::line_begin: return pos == 0 || s[pos - 1] == '\n';
    case Anchor::line_end: return pos == size || s[pos] == '\n';
    case Anchor::end_or_last_line: return pos == size || (pos + 1 == size && s[pos] == '\n');
    case Anchor::end: return pos == size;
    case Anchor::search_start: return pos == search_start;
    case Anchor::word_boundary: return (pos > 0 && word_at(s, size, pos - 1)) != word_at(s, size, pos);
    case Anchor::not_word_boundary: return (pos > 0 && word_at(s, size, pos - 1)) == word_at(s, size, pos);
  }
  return false;
}

}  // namespace

void Matcher::release() {
  std::vector<Entry>().swap(stack_);
  std::vector<Capture>().swap(captures_);
}

void Matcher::push_capture(std::uint32_t slot, std::uint32_t begin, std::uint32_t end) {
  stack_.push_back({Kind::restore_capture, slot, tops_[slot], static_cast<std::uint32_t>(captures_.size())});
  captures_.push_back({begin, end, tops_[slot]});
  tops_[slot] = static_cast<std::uint32_t>(captures_.size() - 1);
}

void Matcher::pop_capture(std::uint32_t slot) {
  stack_.push_back({Kind::restore_capture, slot, tops_[slot], static_cast<std::uint32_t>(captures_.size())});
  tops_[slot] = captures_[tops_[slot]].previous;
}

void Matcher::undo(const Entry& entry) {
  if (entry.kind == Kind::restore_register)
    registers_[entry.a] = entry.b;
  else if (entry.kind == Kind::restore_capture) {
    tops_[entry.a] = entry.b;
    captures_.resize(entry.c);
  }
}

void Matcher::cut(std::size_t height) {
  std::size_t kept = height;
  for (std::size_t i = height; i < stack_.size(); ++i)
    if (stack_[i].kind == Kind::restore_register || stack_[i].kind == Kind::restore_capture) stack_[kept++] = stack_[i];
  stack_.resize(kept);
}

template <class Unit>
Outcome Matcher::search(const Program& program, const Unit* subject, std::uint32_t size, std::uint32_t from,
                        std::uint32_t search_start) {
  registers_.resize(std::max<std::size_t>(registers_.size(), program.registers));
  tops_.resize(program.slots);
  for (std::uint32_t pos = from; pos <= size; ++pos) {
    if (program.start.at_begin && pos > 0) break;
    pos = static_cast<std::uint32_t>(program.start.skip(subject, size, pos));
    if (size - pos < program.min_length) break;
    const Outcome outcome = run(program, subject, size, pos, search_start);
    if (outcome != Outcome::no_match) return outcome;
  }
  return Outcome::no_match;
}

template <class Unit>
Outcome Matcher::run(const Program& program, const Unit* s, std::uint32_t size, std::uint32_t start,
                     std::uint32_t search_start) {
  stack_.clear();
  captures_.clear();
  std::fill(tops_.begin(), tops_.end(), kNone);
  const Instruction* const code = program.code.data();
  const MatchSet* const sets = program.sets.data();
  std::uint32_t pc = 0, pos = start;
  std::uint64_t budget = budget_;
  // Charges for work that grows with the subject; false when the budget is gone.
  auto charge = [&](std::uint64_t steps) { return budget > steps ? (budget -= steps, true) : (budget = 0, false); };

  for (;;) {
    if (!charge(1) || stack_.size() > kMaxStack) {
      budget_ = budget;
      return Outcome::exhausted;
    }
    const Instruction& i = code[pc];
    bool ok = true;
    ++pc;
    switch (i.op) {
      case Op::unit:
        if (!i.back)
          ok = pos < size && unit_at(s, pos) == i.a && (++pos, true);
        else
          ok = pos > 0 && unit_at(s, pos - 1) == i.a && (--pos, true);
        break;
      case Op::set:
        if (!i.back)
          ok = pos < size && sets[i.a].has(unit_at(s, pos)) && (++pos, true);
        else
          ok = pos > 0 && sets[i.a].has(unit_at(s, pos - 1)) && (--pos, true);
        break;
      case Op::set_loop: {
        const MatchSet& set = sets[i.a];
        const std::uint32_t room = i.back ? pos : size - pos;
        const std::uint32_t most = std::min(room, i.flag ? i.b : i.c);
        std::uint32_t n = 0;
        if (!i.back)
          while (n < most && set.has(unit_at(s, pos + n))) ++n;
        else
          while (n < most && set.has(unit_at(s, pos - 1 - n))) ++n;
        if (!charge(n / kBulk)) break;
        if (n < i.b) {
          ok = false;
          break;
        }
        const std::uint32_t least = i.back ? pos - i.b : pos + i.b;
        pos = i.back ? pos - n : pos + n;
        if (i.flag) {
          if (i.c > i.b) stack_.push_back({i.back ? Kind::grow_back : Kind::grow, pc - 1, pos, i.c - i.b});
        } else if (n > i.b) {
          stack_.push_back({i.back ? Kind::shrink_back : Kind::shrink, pc, pos, least});
        }
        break;
      }
      case Op::split: stack_.push_back({Kind::resume, i.a, pos, 0}); break;
      case Op::jump: pc = i.a; break;
      case Op::save: set_register(i.a, pos); break;
      case Op::capture: {
        const std::uint32_t first = std::min(registers_[i.b], pos), last = std::max(registers_[i.b], pos);
        const auto slot = static_cast<std::int32_t>(i.a), popped = static_cast<std::int32_t>(i.c);
        if (popped < 0) {
          push_capture(i.a, first, last);
          break;
        }
        if (tops_[i.c] == kNone) {
          ok = false;
          break;
        }
        const Capture other = captures_[tops_[i.c]];
        pop_capture(i.c);
        if (slot < 0) break;
        // The text between the two captures; if they overlap, what they share.
        if (first >= other.end)
          push_capture(i.a, other.end, first);
        else if (last <= other.begin)
          push_capture(i.a, last, other.begin);
        else
          push_capture(i.a, std::max(first, other.begin), std::min(last, other.end));
        break;
      }
      case Op::reference: {
        const std::uint32_t top = tops_[i.a];
        if (top == kNone) {
          ok = false;
          break;
        }
        const std::uint32_t first = captures_[top].begin, n = captures_[top].end - first;
        if ((i.back ? pos : size - pos) < n || !charge(n / kBulk)) {
          ok = false;
          break;
        }
        const std::uint32_t at = i.back ? pos - n : pos;
        for (std::uint32_t k = 0; ok && k < n; ++k) {
          const char16_t x = unit_at(s, first + k), y = unit_at(s, at + k);
          ok = x == y || (i.flag && simple_lower(x) == simple_lower(y));
        }
        if (ok) pos = i.back ? at : at + n;
        break;
      }
      case Op::anchor: ok = holds(static_cast<Anchor>(i.a), s, size, pos, search_start); break;
      case Op::loop_begin:
        set_register(i.a, 0);
        set_register(i.a + 1, kNone);
        break;
      case Op::loop: {
        const std::uint32_t count = registers_[i.a];
        // .NET leaves a loop after an empty iteration once the minimum is reached.
        const bool may_stop = count >= i.b;
        const bool may_go_on = count < i.c && !(may_stop && registers_[i.a + 1] == pos);
        if (!may_go_on) {
          pc = i.d;
          break;
        }
        if (may_stop && i.flag) {
          stack_.push_back({Kind::grow, pc - 1, pos, kNone});
          pc = i.d;
          break;
        }
        if (may_stop) stack_.push_back({Kind::resume, i.d, pos, 0});
        set_register(i.a, count + 1);
        set_register(i.a + 1, pos);
        break;
      }
      case Op::look_begin:
      case Op::test_begin:
        set_register(i.a, pos);
        set_register(i.a + 1, static_cast<std::uint32_t>(stack_.size() + 1));
        if (i.op == Op::test_begin) stack_.push_back({Kind::resume, i.b, pos, 0});
        break;
      case Op::look_end:
        cut(registers_[i.a + 1]);
        pos = registers_[i.a];
        break;
      case Op::not_begin:
        set_register(i.a + 1, static_cast<std::uint32_t>(stack_.size() + 1));
        stack_.push_back({Kind::resume, i.b, pos, 0});
        break;
      case Op::not_end: {
        const std::uint32_t height = registers_[i.a + 1];
        while (stack_.size() > height) {
          undo(stack_.back());
          stack_.pop_back();
        }
        ok = false;
        break;
      }
      case Op::atomic_begin: set_register(i.a, static_cast<std::uint32_t>(stack_.size() + 1)); break;
      case Op::atomic_end: cut(registers_[i.a]); break;
      case Op::group_test:
        if (tops_[i.a] == kNone) pc = i.b;
        break;
      case Op::fail: ok = false; break;
      case Op::accept:
        begin_ = start;
        end_ = pos;
        budget_ = budget;
        return Outcome::match;
    }
    while (!ok) {
      if (stack_.empty() || !charge(1)) {
        budget_ = budget;
        return stack_.empty() ? Outcome::no_match : Outcome::exhausted;
      }
      Entry& e = stack_.back();
      switch (e.kind) {
        case Kind::restore_register:
        case Kind::restore_capture:
          undo(e);
          stack_.pop_back();
          break;
        case Kind::resume:
          pc = e.a;
          pos = e.b;
          stack_.pop_back();
          ok = true;
          break;
        case Kind::shrink:
        case Kind::shrink_back:
          pc = e.a;
          pos = e.kind == Kind::shrink ? --e.b : ++e.b;
          if (e.b == e.c) stack_.pop_back();
          ok = true;
          break;
        case Kind::grow:
        case Kind::grow_back: {
          const Instruction& loop = code[e.a];
          if (loop.op == Op::loop) {  // one more iteration of a lazy loop
            pos = e.b;
            pc = e.a + 1;
            stack_.pop_back();
            const std::uint32_t count = registers_[loop.a];
            set_register(loop.a, count + 1);
            set_register(loop.a + 1, pos);
            ok = true;
            break;
          }
          const MatchSet& set = sets[loop.a];
          pc = e.a + 1;
          if (e.kind == Kind::grow ? e.b < size && set.has(unit_at(s, e.b)) : e.b > 0 && set.has(unit_at(s, e.b - 1))) {
            pos = e.kind == Kind::grow ? ++e.b : --e.b;
            if (--e.c == 0) stack_.pop_back();
            ok = true;
          } else {
            stack_.pop_back();
          }
          break;
        }
      }
    }
  }
}

template Outcome Matcher::search(const Program&, const char*, std::uint32_t, std::uint32_t, std::uint32_t);
template Outcome Matcher::search(const Program&, const char16_t*, std::uint32_t, std::uint32_t, std::uint32_t);

}  // namespace attrmap::regex
