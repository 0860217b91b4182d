#include "syntax/builder.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace attrmap::syntax {

std::string unescape(std::string_view raw) {
  std::size_t at = raw.find('\\');
  if (at == std::string_view::npos) return std::string(raw);
  std::string text;
  text.reserve(raw.size());
  for (std::size_t from = 0;;) {
    text.append(raw, from, at - from);
    const bool escape = at + 1 < raw.size() && (raw[at + 1] == '\\' || raw[at + 1] == '"');
    text += escape ? raw[at + 1] : '\\';
    from = at + (escape ? 2 : 1);
    at = raw.find('\\', from);
    if (at == std::string_view::npos) return text.append(raw, from);
  }
}

Op op_of(std::string_view s) {
  switch (s[0]) {
    case '=': return Op::equal;
    case '<': return s.size() == 1 ? Op::less : s[1] == '>' ? Op::not_equal : Op::less_equal;
    case '>': return s.size() == 1 ? Op::greater : Op::greater_equal;
    case '&': return s.size() == 1 ? Op::concat : Op::logical_and;
    case '|': return Op::logical_or;
    case '+': return Op::add;
    case '-': return Op::subtract;
    default: return Op::multiply;
  }
}

bool integer_of(std::string_view typed, std::int64_t& value) {
  const bool hex = typed[0] == '&';
  if (hex) typed.remove_prefix(2);
  const char* end = typed.data() + typed.size();
  return std::from_chars(typed.data(), end, value, hex ? 16 : 10).ec == std::errc();
}

Builder::Builder(std::string_view source, std::uint32_t max_depth) : source_(source), max_depth_(max_depth) {
  const std::size_t guess = std::min<std::size_t>(source.size() / 5 + 2, 4096);
  ast_.nodes.reserve(guess);
  ast_.children.reserve(guess);
  values_.reserve(16);
}

NodeId Builder::add(NodeKind kind, Span span) {
  Node& node = ast_.nodes.emplace_back();
  node.kind = kind;
  node.span = span;
  return static_cast<NodeId>(ast_.nodes.size() - 1);
}

void Builder::leaf(NodeKind kind, Span span, Span name) {
  const NodeId id = add(kind, span);
  ast_.nodes[id].text = source_.substr(name.begin, name.end - name.begin);
  push(id, span, 1);
}

void Builder::text(Span span) {
  const NodeId id = add(NodeKind::string, span);
  ast_.nodes[id].text = unescape(source_.substr(span.begin + 1, span.end - span.begin - 2));
  push(id, span, 1);
}

void Builder::integer(Span span) {
  leaf(NodeKind::integer, span, span);
  Node& node = ast_.nodes.back();
  integer_of(node.text, node.integer);  // one that does not fit is reported by the review
}

void Builder::blank(std::uint32_t at) { push(add(NodeKind::blank, {at, at}), {at, at}, 1); }

void Builder::open_call(std::uint32_t at) {
  if (frames_.size() >= max_depth_) throw Stop{Stop::too_deep, at};
  frames_.push_back({true, pending_name_, at, static_cast<std::uint32_t>(values_.size())});
}

void Builder::open_group(std::uint32_t at) {
  if (frames_.size() >= max_depth_) throw Stop{Stop::too_deep, at};
  frames_.push_back({false, {at, at}, at, static_cast<std::uint32_t>(values_.size())});
}

void Builder::open_filter(std::uint32_t at) {
  if (filters_ >= max_depth_) throw Stop{Stop::too_deep, at};
  filters_++;
}

void Builder::close_call(std::uint32_t end) {
  const Frame frame = frames_.back();
  frames_.pop_back();
  const Span span{frame.name.begin, end};
  const NodeId id = add(NodeKind::call, span);
  Node& node = ast_.nodes[id];
  node.name = frame.name;
  node.text = source_.substr(frame.name.begin, frame.name.end - frame.name.begin);
  node.first_child = static_cast<std::uint32_t>(ast_.children.size());
  std::uint32_t height = 0;
  for (std::size_t i = frame.first_value; i < values_.size(); ++i) {
    ast_.children.push_back(values_[i].id);
    height = std::max(height, values_[i].height);
  }
  node.child_count = static_cast<std::uint32_t>(values_.size() - frame.first_value);
  values_.resize(frame.first_value);
  if (++height > max_depth_) throw Stop{Stop::too_deep, frame.name.begin};
  push(id, span, height);
}

void Builder::close_group(std::uint32_t end) {
  const Frame frame = frames_.back();
  frames_.pop_back();
  Value& value = values_.back();
  value.outer = {frame.open, end};
  std::uint8_t& pairs = ast_.nodes[value.id].parentheses;
  if (pairs < 255) ++pairs;
}

void Builder::infix(Span span) { operators_.push_back(span); }

void Builder::operation() {
  const Value right = values_.back();
  values_.pop_back();
  const Value left = values_.back();
  values_.pop_back();
  const Span op = operators_.back();
  operators_.pop_back();
  const Span span{left.outer.begin, right.outer.end};
  const NodeId id = add(NodeKind::binary, span);
  Node& node = ast_.nodes[id];
  node.op = op_of(source_.substr(op.begin, op.end - op.begin));
  node.name = op;
  node.first_child = static_cast<std::uint32_t>(ast_.children.size());
  node.child_count = 2;
  ast_.children.push_back(left.id);
  ast_.children.push_back(right.id);
  const std::uint32_t height = std::max(left.height, right.height) + 1;
  if (height > max_depth_) throw Stop{Stop::too_deep, op.begin};
  push(id, span, height);
}

Ast Builder::take() {
  ast_.root = values_.empty() ? kNoNode : values_.back().id;
  return std::move(ast_);
}

}  // namespace attrmap::syntax
