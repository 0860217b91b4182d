#include "regex/builder.hpp"

#include <algorithm>
#include <utility>

#include "base/unicode.hpp"

namespace attrmap::regex {
namespace {

[[noreturn]] void fail(std::string message, std::size_t at) { throw SyntaxError{std::move(message), at}; }

Node node_of(NodeKind kind) {
  Node n;
  n.kind = kind;
  return n;
}

}  // namespace

Builder::Builder(std::size_t pattern_units, const std::vector<Group>* known) : known_(known != nullptr) {
  if (known_) syntax_.groups = *known;
  syntax_.nodes.reserve(pattern_units + 4);
  frames_.emplace_back();
}

NodeId Builder::add(Node node) {
  syntax_.nodes.push_back(node);
  return static_cast<NodeId>(syntax_.nodes.size() - 1);
}

void Builder::add_item(NodeId id) {
  Frame& f = frames_.back();
  (f.last_item == kNoNode ? f.first_item : syntax_.nodes[f.last_item].next) = id;
  f.last_item = id;
  after_quantifier = false;
}

void Builder::add_literal(char16_t unit) {
  Node n = node_of(NodeKind::literal);
  n.unit = unit;
  n.ignore_case = options.ignore_case;
  add_item(add(n));
}

void Builder::add_anchor(Anchor anchor) {
  Node n = node_of(NodeKind::anchor);
  n.anchor = anchor;
  add_item(add(n));
}

void Builder::add_set(CharClass cls) {
  Node n = node_of(NodeKind::set);
  n.char_class = static_cast<std::uint32_t>(syntax_.classes.size());
  syntax_.classes.push_back(std::move(cls));
  add_item(add(n));
}

void Builder::add_reference(const GroupKey& key, std::size_t at) {
  Node n = node_of(NodeKind::reference);
  n.ignore_case = options.ignore_case;
  n.slot = slot_or_throw(key, at);
  add_item(add(n));
}

void Builder::repeat(std::uint32_t min, std::uint32_t max, bool lazy, std::size_t at) {
  if (min > max)
    fail("quantifier counts are reversed: " + std::to_string(min) + " is more than " + std::to_string(max), at);
  const NodeId id = frames_.back().last_item;
  Node n = node_of(NodeKind::repeat);
  n.min = min;
  n.max = max;
  n.lazy = lazy;
  n.first_child = add(syntax_.nodes[id]);
  syntax_.nodes[id] = n;
  after_quantifier = true;
}

void Builder::check_nesting(std::size_t at) const {
  if (frames_.size() + classes_.size() > static_cast<std::size_t>(kMaxNesting))
    fail("groups and classes nest deeper than " + std::to_string(kMaxNesting), at);
}

void Builder::open(std::size_t at, NodeId node, Options inner) {
  check_nesting(at);
  Frame f;
  f.node = node;
  f.saved = options;
  f.at = at;
  frames_.push_back(f);
  options = inner;
  after_quantifier = false;
  // .NET's counting pass forgets the mark at any parenthesis, its building pass only at a plain one.
  if (!known_) ignore_next_paren_ = false;
}

void Builder::open_group(std::size_t at, Options inner) { open(at, kNoNode, inner); }

void Builder::open_plain(std::size_t at) {
  const bool captures = !options.explicit_capture && !ignore_next_paren_;
  ignore_next_paren_ = false;
  if (!captures) return open_group(at, options);
  const GroupKey key{next_number_++, {}};
  open_capture(at, &key, nullptr);
}

void Builder::open_atomic(std::size_t at) { open(at, add(node_of(NodeKind::atomic)), options); }

void Builder::open_lookaround(std::size_t at, bool negative, bool behind) {
  Node n = node_of(NodeKind::lookaround);
  n.negative = negative;
  n.behind = behind;
  open(at, add(n), options);
}

void Builder::open_capture(std::size_t at, const GroupKey* own, const GroupKey* popped) {
  Node n = node_of(NodeKind::capture);
  if (own != nullptr) {
    if (own->name.empty() && own->number == 0) fail("a group cannot have the number 0: that is the whole match", at);
    note(*own);
    n.slot = slot_or_throw(*own, at);
  }
  if (popped != nullptr) n.popped = slot_or_throw(*popped, at);
  open(at, add(n), options);
}

void Builder::open_conditional(std::size_t at) {
  const bool ignored = ignore_next_paren_;
  open(at, kNoNode, options);
  frames_.back().conditional = true;
  frames_.back().ignored_next_paren = ignored;
  ignore_next_paren_ = true;
}

void Builder::group_test(const GroupKey& key, std::size_t at) {
  ignore_next_paren_ = known_ && frames_.back().ignored_next_paren;
  Node n = node_of(NodeKind::group_test);
  n.slot = slot_or_throw(key, at);
  frames_.back().node = add(n);
}

void Builder::expression_test() {
  Node n = node_of(NodeKind::expression_test);
  n.first_child = frames_.back().last_item;
  const NodeId id = add(n);
  Frame& f = frames_.back();
  f.node = id;
  f.first_item = f.last_item = kNoNode;
}

void Builder::check_options_allowed(std::size_t at) const {
  const Frame& f = frames_.back();
  if (f.conditional && (f.node == kNoNode || syntax_[f.node].kind == NodeKind::expression_test))
    fail("options may not stand directly inside `(?(expression)...)`: put them in a group of their own", at);
}

void Builder::end_branch() {
  Frame& f = frames_.back();
  NodeId id = f.first_item;
  if (id == kNoNode || syntax_[id].next != kNoNode) {
    Node n = node_of(NodeKind::sequence);
    n.first_child = f.first_item;
    id = add(n);
  }
  f.first_item = f.last_item = kNoNode;
  (f.last_branch == kNoNode ? f.first_branch : syntax_.nodes[f.last_branch].next) = id;
  f.last_branch = id;
  ++f.branches;
}

void Builder::bar() {
  end_branch();
  after_quantifier = false;
}

NodeId Builder::body(const Frame& frame) {
  if (frame.branches == 1) return frame.first_branch;
  Node n = node_of(NodeKind::alternatives);
  n.first_child = frame.first_branch;
  return add(n);
}

void Builder::close() {
  end_branch();
  const Frame f = frames_.back();
  frames_.pop_back();
  options = f.saved;
  if (f.conditional) {
    if (f.branches > 2) fail("a conditional has at most two branches", f.at);
    Node& n = syntax_.nodes[f.node];
    if (n.kind == NodeKind::expression_test)
      syntax_.nodes[n.first_child].next = f.first_branch;
    else
      n.first_child = f.first_branch;
    return add_item(f.node);
  }
  const NodeId inner = body(f);
  if (f.node == kNoNode) return add_item(inner);
  syntax_.nodes[f.node].first_child = inner;
  add_item(f.node);
}

void Builder::open_class(std::size_t at) {
  check_nesting(at);
  classes_.emplace_back(CharClass{}, at);
  classes_.back().first.ignore_case = options.ignore_case;
}

void Builder::close_class() {
  closed_class_ = std::move(classes_.back().first);
  classes_.pop_back();
}

void Builder::subtract_class() {
  classes_.back().first.subtracted = static_cast<std::int32_t>(syntax_.classes.size());
  syntax_.classes.push_back(std::move(closed_class_));
}

void Builder::note(const GroupKey& key) {
  if (known_) return;
  if (key.name.empty())
    numbers_.push_back(key.number);
  else if (std::find(names_.begin(), names_.end(), key.name) == names_.end())
    names_.push_back(key.name);
}

std::int32_t Builder::slot_of(const GroupKey& key) const {
  return key.name.empty() ? syntax_.slot_of(key.number) : syntax_.slot_of(key.name);
}

std::int32_t Builder::slot_or_throw(const GroupKey& key, std::size_t at) const {
  if (!known_) return 0;
  const std::int32_t slot = slot_of(key);
  if (slot < 0) {
    const std::string name = key.name.empty() ? std::to_string(key.number) : from_utf16(key.name);
    fail("reference to group `" + name + "`, which does not exist", at);
  }
  return slot;
}

std::vector<Group> Builder::groups() const {
  std::vector<std::int32_t> numbers = numbers_;
  for (std::int32_t i = 0; i < next_number_; ++i) numbers.push_back(i);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::vector<Group> out;
  for (const std::int32_t n : numbers) out.push_back({n, {}});
  std::int32_t free = next_number_;
  for (const std::u16string_view name : names_) {
    while (std::binary_search(numbers.begin(), numbers.end(), free)) ++free;
    out.push_back({free++, std::u16string(name)});
  }
  std::sort(out.begin(), out.end(), [](const Group& a, const Group& b) { return a.number < b.number; });
  return out;
}

Syntax Builder::finish() {
  end_branch();
  const Frame f = frames_.back();
  syntax_.root = body(f);
  return std::move(syntax_);
}

}  // namespace attrmap::regex
