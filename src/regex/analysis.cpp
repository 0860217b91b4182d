#include "regex/analysis.hpp"

#include <algorithm>

namespace attrmap::regex {
namespace {

constexpr std::uint32_t kSimpleLength = 64;
constexpr std::size_t kSimpleNodes = 64;
constexpr std::uint32_t kPcreCountLimit = 65535;

std::uint32_t add(std::uint32_t a, std::uint32_t b) { return std::min(kUnbounded, a + b); }
std::uint32_t multiply(std::uint32_t a, std::uint32_t b) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(kUnbounded, std::uint64_t{a} * b));
}

struct Length {
  std::uint32_t min = 0, max = 0;
};

/// Where a node stands. Passed down; as deep as groups nest.
struct Place {
  bool behind = false;           ///< in a lookbehind, no lookahead between
  bool inside_behind = false;    ///< in a lookbehind, whatever is between
  bool lookaround = false;       ///< in any lookaround or test
  bool repeated = false;         ///< in a quantifier that can run twice
  bool repeated_behind = false;  ///< in such a quantifier inside the lookbehind
};

struct Slot {
  int captures = 0;
  bool in_lookaround = false;
  bool nested = false;  ///< a capture of this slot inside another one
  bool open = false;
};

class Walker {
 public:
  explicit Walker(const Syntax& syntax) : syntax_(syntax), slots_(syntax.groups.size()) {}

  Analysis run() {
    out_.repeated.assign(slots_.size(), false);
    out_.outside.assign(slots_.size(), false);
    out_.min_length = walk(syntax_.root, {}).min;
    if (syntax_.nodes.size() > kSimpleNodes) out_.simple = false;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      out_.outside[i] = slots_[i].in_lookaround;
      if (slots_[i].captures < 2) continue;
      out_.repeated[i] = true;
      if (slots_[i].in_lookaround || slots_[i].nested) not_pcre();
    }
    for (const std::int32_t slot : used_)
      if (slots_[static_cast<std::size_t>(slot)].captures != 1) not_pcre();
    if (search_start_ && out_.min_length == 0) not_pcre();
    return std::move(out_);
  }

 private:
  void not_pcre() { out_.pcre_ascii = out_.pcre_wide = false; }

  Length walk(NodeId id, Place place) {
    const Length length = measure(syntax_[id], place);
    if (length.max > kSimpleLength || length.max != length.min) out_.simple = false;
    return length;
  }

  Length sequence(NodeId first, Place place) {
    Length sum;
    for (NodeId c = first; c != kNoNode; c = syntax_[c].next) {
      const Length l = walk(c, place);
      sum = {add(sum.min, l.min), add(sum.max, l.max)};
    }
    return sum;
  }

  /// `top`: directly inside a lookbehind, where PCRE2 allows branches of different lengths.
  Length branches(NodeId first, Place place, bool top) {
    out_.simple = false;
    Length all{kUnbounded, 0};
    for (NodeId c = first; c != kNoNode; c = syntax_[c].next) {
      const Length l = walk(c, place);
      if (place.behind && l.min != l.max) not_pcre();
      all = {std::min(all.min, l.min), std::max(all.max, l.max)};
    }
    if (place.behind && !top && all.min != all.max) not_pcre();
    return all;
  }

  Length measure(const Node& n, Place place) {
    switch (n.kind) {
      case NodeKind::sequence: return sequence(n.first_child, place);
      case NodeKind::alternatives: return branches(n.first_child, place, false);
      case NodeKind::literal:
      case NodeKind::set: return {1, 1};
      case NodeKind::anchor: search_start_ |= n.anchor == Anchor::search_start; return {0, 0};
      case NodeKind::capture: return capture(n, place);
      case NodeKind::lookaround: return lookaround(n, place);
      case NodeKind::atomic: {
        const Length l = walk(n.first_child, place);
        // PCRE2 10.42 makes an iterator in front possessive, whatever follows: `\s+(?>a*)\s` finds nothing in two
        // blanks.
        if (l.min == 0) not_pcre();
        return l;
      }
      case NodeKind::reference:
        if (n.ignore_case) out_.pcre_wide = false;
        if (place.inside_behind || slots_[static_cast<std::size_t>(n.slot)].open) not_pcre();
        used_.push_back(n.slot);
        return {0, n.slot == 0 ? 0 : kUnbounded};
      case NodeKind::group_test: {
        if (place.inside_behind) not_pcre();
        used_.push_back(n.slot);
        return conditional(n.first_child, place);
      }
      case NodeKind::expression_test: {
        Place test = place;
        test.lookaround = true;
        if (place.behind) not_pcre();
        walk(n.first_child, test);
        return conditional(syntax_[n.first_child].next, place);
      }
      case NodeKind::repeat: return repeat(n, place);
    }
    return {0, kUnbounded};
  }

  Length conditional(NodeId yes, Place place) {
    Length l = branches(yes, place, false);
    if (syntax_[yes].next == kNoNode) l.min = 0;
    return l;
  }

  Length capture(const Node& n, Place place) {
    if (n.popped >= 0) {
      not_pcre();
      used_.push_back(n.popped);
    }
    if (n.slot < 0) return walk(n.first_child, place);
    Slot& slot = slots_[static_cast<std::size_t>(n.slot)];
    ++slot.captures;
    slot.in_lookaround |= place.lookaround;
    slot.nested |= slot.open;
    if (place.repeated) out_.repeated[static_cast<std::size_t>(n.slot)] = true;
    if (place.repeated_behind) not_pcre();
    const bool was_open = slot.open;
    slot.open = true;
    const Length l = walk(n.first_child, place);
    slots_[static_cast<std::size_t>(n.slot)].open = was_open;
    return l;
  }

  Length lookaround(const Node& n, Place place) {
    place.lookaround = true;
    place.behind = n.behind;
    place.inside_behind |= n.behind;
    place.repeated_behind = false;
    const Node& body = syntax_[n.first_child];
    if (!n.behind) {
      walk(n.first_child, place);
    } else if (body.kind == NodeKind::alternatives) {
      branches(body.first_child, place, true);
    } else {
      const Length l = walk(n.first_child, place);
      if (l.min != l.max) not_pcre();
    }
    return {0, 0};
  }

  Length repeat(const Node& n, Place place) {
    if (n.max == 0) return {};  // never entered: its captures do not exist, and translations leave it out
    if (n.min > kPcreCountLimit || (n.max > kPcreCountLimit && n.max != kUnbounded)) not_pcre();
    Place inner = place;
    if (n.max > 1) inner.repeated = true;
    if (n.max > 1 && place.behind) inner.repeated_behind = true;
    const Length l = walk(n.first_child, inner);
    // .NET leaves a loop after an empty iteration; PCRE2 unrolls counted loops and tries the remaining copies.
    if (l.min == 0 && n.max != kUnbounded && n.max >= 2 && n.max > n.min) not_pcre();
    return {multiply(l.min, n.min), n.max == kUnbounded ? (l.max == 0 ? 0 : kUnbounded) : multiply(l.max, n.max)};
  }

  const Syntax& syntax_;
  std::vector<Slot> slots_;
  std::vector<std::int32_t> used_;  ///< slots whose captures decide about matching
  bool search_start_ = false;
  Analysis out_;
};

}  // namespace

Analysis analyze(const Syntax& syntax) { return Walker(syntax).run(); }

}  // namespace attrmap::regex
