#include "regex/translate.hpp"

#include <algorithm>
#include <charconv>

namespace attrmap::regex {
namespace {

constexpr const char* kNothing = "(?!)";  // the empty set

class Emitter {
 public:
  Emitter(const Syntax& syntax, Width width) : syntax_(syntax), width_(width) {}

  Translation run() {
    number(syntax_.root);
    out_.pattern.reserve(64);
    body(syntax_.root);
    return std::move(out_);
  }

 private:
  std::string& text() { return out_.pattern; }

  /// PCRE2 numbers groups by their parentheses, which stand in the tree's order.
  void number(NodeId id) {
    const Node& n = syntax_[id];
    if (n.kind == NodeKind::repeat && n.max == 0) return;
    if (n.kind == NodeKind::capture) out_.slots.push_back(n.slot);
    for (NodeId c = n.first_child; c != kNoNode; c = syntax_[c].next) number(c);
  }

  void hex(unsigned c) {
    char digits[8];
    const auto end = std::to_chars(digits, digits + 8, c, 16).ptr;
    text() += "\\x{";
    text().append(digits, end);
    text() += '}';
  }
  void unit(unsigned c) {
    const unsigned low = c | 0x20;
    if ((low >= 'a' && low <= 'z' && c < 128) || (c >= '0' && c <= '9'))
      text() += static_cast<char>(c);
    else
      hex(c);
  }
  void range(unsigned first, unsigned last) {
    unit(first);
    if (last > first + 1) text() += '-';
    if (last > first) unit(last);
  }
  void ranges(const UnitSet& set) {
    out_.largest_set = std::max(out_.largest_set, set.size());
    for (const UnitRange& r : set) range(r.first, r.last);
  }
  /// `last` is the greatest unit there is.
  void set(const UnitSet& s, unsigned last) {
    unsigned size = 0;
    for (const UnitRange& r : s) size += r.last - r.first + 1u;
    if (size == 0)
      text() += kNothing;
    else if (size == last + 1)
      text() += '.';
    else if (size == 1)
      unit(s[0].first);
    else {
      const bool negated = size > last / 2;
      UnitSet other;
      if (negated) {
        other = complement(s);
        while (!other.empty() && other.back().first > last) other.pop_back();
        if (!other.empty() && other.back().last > last) other.back().last = static_cast<char16_t>(last);
      }
      text() += negated ? "[^" : "[";
      ranges(negated ? other : s);
      text() += ']';
    }
  }
  void set(const AsciiSet& s) {
    UnitSet ranges_of;
    for (unsigned c = 0; c < 128; ++c) {
      if (!s.has(c)) continue;
      if (!ranges_of.empty() && ranges_of.back().last + 1u == c)
        ranges_of.back().last = static_cast<char16_t>(c);
      else
        ranges_of.push_back({static_cast<char16_t>(c), static_cast<char16_t>(c)});
    }
    set(ranges_of, 0x7F);
  }

  void anchor(Anchor a) {
    switch (a) {
      case Anchor::begin: text() += "\\A"; return;
      case Anchor::line_begin: text() += "(?m:^)"; return;
      case Anchor::line_end: text() += "(?m:$)"; return;
      case Anchor::end_or_last_line: text() += "\\Z"; return;
      case Anchor::end: text() += "\\z"; return;
      case Anchor::search_start: text() += "\\G"; return;
      case Anchor::word_boundary:
      case Anchor::not_word_boundary: return boundary(a == Anchor::word_boundary);
    }
  }
  void boundary(bool at) {
    if (width_ == Width::ascii) {
      text() += at ? "\\b" : "\\B";
      return;
    }
    const std::string saved = std::move(text());
    text().clear();
    set(boundary_word_units(), 0xFFFF);
    const std::string word = std::move(text());
    text() = saved;
    text() += "(?(?<=" + word + (at ? ")(?!" : ")(?=") + word + ")|" + (at ? "(?=" : "(?!") + word + "))";
  }

  void reference(const Node& n) {
    std::string group;
    for (std::size_t i = 0; i < out_.slots.size(); ++i)
      if (out_.slots[i] == n.slot) group = std::to_string(i + 1);
    text() += n.ignore_case ? "(?i:\\g{" + group + "})" : "\\g{" + group + "}";
  }

  /// What stands in parentheses, or alone.
  void body(NodeId id) {
    const Node& n = syntax_[id];
    if (n.kind != NodeKind::alternatives) return item(id);
    for (NodeId c = n.first_child; c != kNoNode; c = syntax_[c].next) {
      if (c != n.first_child) text() += '|';
      item(c);
    }
  }
  void group(const char* head, NodeId id) {
    text() += head;
    body(id);
    text() += ')';
  }
  void branches(NodeId yes) {
    // A branch that is itself an alternation keeps its own parentheses.
    item(yes);
    if (const NodeId no = syntax_[yes].next; no != kNoNode) {
      text() += '|';
      item(no);
    }
    text() += ')';
  }
  void group_test(const Node& n) {
    for (std::size_t i = 0; i < out_.slots.size(); ++i) {
      if (out_.slots[i] != n.slot) continue;
      text() += "(?(" + std::to_string(i + 1) + ')';
      return branches(n.first_child);
    }
  }

  /// Stands in a sequence, as one element.
  void item(NodeId id) {
    const Node& n = syntax_[id];
    switch (n.kind) {
      case NodeKind::sequence:
        for (NodeId c = n.first_child; c != kNoNode; c = syntax_[c].next) item(c);
        return;
      case NodeKind::alternatives: return group("(?:", id);
      case NodeKind::literal:
        if (!n.ignore_case && (n.unit < 128 || width_ == Width::wide)) return unit(n.unit);
        return width_ == Width::ascii ? set(ascii_part(n.unit, n.ignore_case))
                                      : set(resolve(n.unit, n.ignore_case), 0xFFFF);
      case NodeKind::set:
        return width_ == Width::ascii ? set(ascii_part(syntax_.classes, n.char_class))
                                      : set(resolve(syntax_.classes, n.char_class), 0xFFFF);
      case NodeKind::anchor: return anchor(n.anchor);
      case NodeKind::capture: return group("(", n.first_child);
      case NodeKind::lookaround:
        return group(n.behind ? (n.negative ? "(?<!" : "(?<=") : (n.negative ? "(?!" : "(?="), n.first_child);
      case NodeKind::atomic: return group("(?>", n.first_child);
      case NodeKind::reference: return reference(n);
      case NodeKind::group_test: return group_test(n);
      case NodeKind::expression_test: {
        text() += "(?";
        group("(?=", n.first_child);
        return branches(syntax_[n.first_child].next);
      }
      case NodeKind::repeat: return repeat(n);
    }
  }
  void repeat(const Node& n) {
    // PCRE2 10.42 takes `(?:a|\A){0}b` for anchored.
    if (n.max == 0) return;
    const Node& child = syntax_[n.first_child];
    const std::size_t start = text().size();
    if (child.kind == NodeKind::literal || child.kind == NodeKind::set)
      item(n.first_child);
    else
      group("(?:", n.first_child);
    if (text().compare(start, std::string::npos, kNothing) == 0) text().replace(start, std::string::npos, "(?:(?!))");
    if (n.min == 0 && n.max == kUnbounded)
      text() += '*';
    else if (n.min == 1 && n.max == kUnbounded)
      text() += '+';
    else if (n.min == 0 && n.max == 1)
      text() += '?';
    else {
      text() += '{' + std::to_string(n.min);
      if (n.max != n.min) text() += ',';
      if (n.max != n.min && n.max != kUnbounded) text() += std::to_string(n.max);
      text() += '}';
    }
    if (n.lazy) text() += '?';
  }

  const Syntax& syntax_;
  Width width_;
  Translation out_;
};

}  // namespace

Translation translate(const Syntax& syntax, Width width) { return Emitter(syntax, width).run(); }

}  // namespace attrmap::regex
