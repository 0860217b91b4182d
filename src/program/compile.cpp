#include <algorithm>
#include <new>

#include "base/unicode.hpp"
#include "check/words.hpp"
#include "diag/codes_check.hpp"
#include "diag/codes_evaluate.hpp"
#include "func/scratch.hpp"
#include "func/text_writer.hpp"
#include "program/code.hpp"
#include "program/operators.hpp"
#include "program/shared_calls.hpp"
#include "syntax/dialect.hpp"

namespace attrmap::program {
namespace {

using func::Evaluation;
using func::Node;
using func::NodeType;

Val run_attribute(const Node& node, Evaluation& cx) { return cx.slots()[node.slot]; }

Val run_parameter(const Node& node, Evaluation& cx) {
  const auto& parameters = cx.context().parameters;
  const auto it = parameters.find(node.constant.str());
  if (it == parameters.end()) return cx.fail(diag::kUnknownParameter, node.span, node.constant.str());
  return Val::of_text(it->second, is_ascii(it->second) ? Val::ascii : 0);
}

/// Stands before a node and looks like it, so that the prepare hooks of the calls around see what is there.
struct TracedNode : Node {
  const Node* inner = nullptr;
  syntax::NodeId id = syntax::kNoNode;
};

Val run_traced(const Node& node, Evaluation& cx) {
  const auto& traced = static_cast<const TracedNode&>(node);
  const Val value = traced.inner->run(*traced.inner, cx);
  if (cx.trace != nullptr) cx.trace->record(traced.id, value);
  return value;
}

/// Longer calls are not looked for elsewhere.
constexpr std::size_t kLongestShared = 2048;

/// Folded texts longer than this stay calls: a program should stay small.
constexpr std::size_t kLongestFolded = 4096;

}  // namespace

std::uint32_t SlotTable::slot(std::string_view attribute) {
  const auto it = index_.find(attribute);
  if (it != index_.end()) return ++whole_uses_[it->second], it->second;
  const auto slot = static_cast<std::uint32_t>(names_.size());
  names_.emplace_back(attribute);
  whole_uses_.push_back(1);
  index_.emplace(attribute, slot);
  return slot;
}

std::vector<std::string> SlotTable::role_lists() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < names_.size(); ++i)
    if (whole_uses_[i] == 0) names.push_back(names_[i]);
  return names;
}

class Compiler {
 public:
  Compiler(const syntax::Ast& ast, const check::Checked& checked, SlotTable& slots, Dialect dialect,
           const Limits& limits, Style style, SharedCalls* shared)
      : ast_(ast),
        checked_(checked),
        slots_(slots),
        dialect_(dialect),
        limits_(limits),
        fold_(style.fold && !style.trace),
        fuse_(style.fuse && !style.trace),
        trace_(style.trace),
        shared_(style.trace ? nullptr : shared),
        code_(std::make_unique<Code>()) {}

  Compiled run() {
    // Children stand before parents, so one pass over the nodes compiles everything without recursion.
    nodes_.resize(ast_.nodes.size(), nullptr);
    for (syntax::NodeId id = 0; id < ast_.nodes.size(); ++id) nodes_[id] = trace_ ? traced(node(id), id) : node(id);
    code_->root_ = nodes_[ast_.root];
    if (fuse_ && diagnostics_.empty()) fuse();
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
    const bool failed = std::any_of(diagnostics_.begin(), diagnostics_.end(),
                                    [](const Diagnostic& d) { return d.severity == Severity::error; });
    if (!failed && shared_ != nullptr) offer();
    Compiled out;
    if (!failed) out.code = std::move(code_);
    out.diagnostics = std::move(diagnostics_);
    return out;
  }

 private:
  Val text(std::string_view s) {
    const bool clean = std::none_of(s.begin(), s.end(),
                                    [](unsigned char c) { return c < 0x20 || c == '"' || c == '\\' || c == 0xED; });
    return Val::of_text(code_->arena_.copy(s), static_cast<std::uint8_t>((is_ascii(s) ? Val::ascii : 0) |
                                                                         (clean ? Val::clean : 0) | Val::padded));
  }

  Node* node(syntax::NodeId id) {
    const syntax::Node& from = ast_[id];
    if (from.kind == syntax::NodeKind::blank) return nullptr;
    Node* to = new (code_->arena_.array<Node>(1)) Node();
    to->span = from.span;
    switch (from.kind) {
      case syntax::NodeKind::string: to->become(text(from.text)); break;
      case syntax::NodeKind::integer: to->become(Val::of_integer(from.integer)); break;
      case syntax::NodeKind::word: {
        const auto value = check::word_value(from.text);
        to->become(value ? *value : text(from.text));
        break;
      }
      case syntax::NodeKind::attribute:
        to->type = NodeType::attribute;
        to->source = func::Source::slot;
        to->slot = slots_.slot(from.text);
        to->constant = text(from.text);
        to->run = run_attribute;
        break;
      case syntax::NodeKind::parameter:
        to->type = NodeType::parameter;
        to->constant = text(from.text);
        to->run = run_parameter;
        break;
      case syntax::NodeKind::binary:
        to->type = NodeType::operation;
        to->op = static_cast<std::uint8_t>(from.op);
        arguments(*to, from);
        bind_operator(*to, from.op);
        if (to->run == nullptr)
          diagnostics_.push_back(
              diag::make(diag::kOperatorNotAllowed, from.name, syntax::spelling(from.op), name(dialect_)));
        else if (fold_)
          fold(*to);
        break;
      case syntax::NodeKind::call: call(*to, id, from); break;
      case syntax::NodeKind::variable:  // refused by the checker
      case syntax::NodeKind::blank: break;
    }
    return to;
  }

  Node* traced(const Node* inner, syntax::NodeId id) {
    if (inner == nullptr) return nullptr;
    auto* outer = new (code_->arena_.array<TracedNode>(1)) TracedNode();
    static_cast<Node&>(*outer) = *inner;
    outer->run = run_traced;
    outer->source = func::Source::run;
    outer->test = func::TextTest::none;
    outer->inner = inner;
    outer->id = id;
    return outer;
  }

  void arguments(Node& to, const syntax::Node& from) {
    const auto children = ast_.children_of(from);
    auto* args = code_->arena_.array<const Node*>(children.size());
    for (std::size_t i = 0; i < children.size(); ++i) args[i] = nodes_[children[i]];
    to.args = args;
    to.count = static_cast<std::uint32_t>(children.size());
  }

  void call(Node& to, syntax::NodeId id, const syntax::Node& from) {
    to.type = NodeType::call;
    to.builtin = checked_.callee[id];
    arguments(to, from);
    if (to.builtin->reads_roles && to.supplied(0) && to.args[0]->type == NodeType::attribute)
      slots_.used_for_roles(to.args[0]->slot);
    to.run = to.builtin->lazy() ? to.builtin->run : func::eager_run(to.count);
    if (to.builtin->prepare != nullptr) {
      const std::size_t before = diagnostics_.size();
      func::Prepare prepare(to, dialect_, limits_, code_->arena_, code_->kept_, diagnostics_);
      to.builtin->prepare(prepare);
      if (diagnostics_.size() > before) return;
    }
    if (fold_ && to.builtin->def.deterministic) fold(to);
  }

  /// Evaluates a call whose arguments are all constant. A failing one stays: it may stand in a branch that is never
  /// taken.
  void fold(Node& to) {
    for (std::uint32_t i = 0; i < to.count; ++i)
      if (to.args[i] != nullptr && to.args[i]->type != NodeType::constant) return;
    if (!diagnostics_.empty()) return;
    if (scratch_ == nullptr) scratch_ = std::make_unique<func::Scratch>();
    const Context context;
    Evaluation cx(*scratch_, nullptr, context, limits_);
    const Val value = to.run(to, cx);
    if (value.kind == Val::failed || value.kind == Val::object) return;
    if (value.is_text()) {
      if (value.size > kLongestFolded) return;
      Val kept = text(value.str());
      kept.flags |= value.flags & Val::redacted;
      return to.become(kept);
    }
    if (value.kind == Val::list) {
      if (value.size > 64) return;
      Val* items = code_->arena_.array<Val>(value.size);
      for (std::uint32_t i = 0; i < value.size; ++i) {
        if (!value.items[i].is_text() || value.items[i].size > kLongestFolded) return;
        items[i] = text(value.items[i].str());
      }
      return to.become(Val::of_list({items, value.size}));
    }
    to.become(value);
  }

  /// Parents come first here: what is written as a part of another call needs no plan of its own.
  void fuse() {
    written_.resize(nodes_.size(), false);
    for (syntax::NodeId id = static_cast<syntax::NodeId>(nodes_.size()); id-- > 0;) {
      Node* const node = nodes_[id];
      if (node == nullptr || node->source != func::Source::run) continue;
      if (!written_[id]) {
        node->plan = func::plan_text(*node, code_->arena_);
        if (node->plan == nullptr) continue;
        node->run = func::run_written;
      }
      for (const syntax::NodeId child : ast_.children_of(ast_[id])) written_[child] = true;
    }
  }

  /// What a call is known by among those of other expressions. Empty: its value may differ from place to place.
  std::string text_of(syntax::NodeId id, const std::vector<std::string>& texts) const {
    const syntax::Node& from = ast_[id];
    std::string text;
    switch (from.kind) {
      case syntax::NodeKind::blank: return "_";
      case syntax::NodeKind::string: return fmt::format("\"{}:{}", from.text.size(), from.text);
      case syntax::NodeKind::word: return fmt::format("'{}:{}", from.text.size(), from.text);
      case syntax::NodeKind::attribute: return fmt::format("[{}:{}", from.text.size(), from.text);
      case syntax::NodeKind::parameter: return fmt::format("%{}:{}", from.text.size(), from.text);
      case syntax::NodeKind::integer: return fmt::format("#{}", from.integer);
      case syntax::NodeKind::variable: return {};
      case syntax::NodeKind::binary: text = syntax::spelling(from.op); break;
      case syntax::NodeKind::call: {
        const func::Builtin& builtin = *checked_.callee[id];
        if (!builtin.def.deterministic && !builtin.repeatable) return {};
        text = builtin.def.name;
        break;
      }
    }
    char before = '(';
    for (const syntax::NodeId child : ast_.children_of(from)) {
      if (texts[child].empty()) return {};
      text += before;
      text += texts[child];
      before = ',';
    }
    text += before == '(' ? "()" : ")";
    return text.size() > kLongestShared ? std::string() : text;
  }

  /// Tests and choices cost no more than to look up what they gave; what they test or choose may.
  static bool takes_time(const func::Builtin& builtin) {
    return builtin.def.category != Category::logic && builtin.def.category != Category::flow;
  }

  /// Offers the calls that take time to be shared with other expressions.
  void offer() {
    std::vector<std::string> texts(nodes_.size());
    std::vector<bool> takes(nodes_.size(), false);
    for (syntax::NodeId id = 0; id < nodes_.size(); ++id) {
      const syntax::Node& from = ast_[id];
      texts[id] = text_of(id, texts);
      takes[id] = from.kind == syntax::NodeKind::call && takes_time(*checked_.callee[id]);
      for (const syntax::NodeId child : ast_.children_of(from)) takes[id] = takes[id] || takes[child];
    }
    std::vector<std::string_view> around(nodes_.size());
    for (syntax::NodeId id = static_cast<syntax::NodeId>(nodes_.size()); id-- > 0;) {
      Node* const node = nodes_[id];
      const bool offered = node != nullptr && node->type == NodeType::call && node->source == func::Source::run &&
                           takes[id] && !texts[id].empty() && (written_.empty() || !written_[id]);
      if (offered) shared_->add(texts[id], around[id], *node);
      for (const syntax::NodeId child : ast_.children_of(ast_[id])) around[child] = offered ? texts[id] : around[id];
    }
  }

  const syntax::Ast& ast_;
  const check::Checked& checked_;
  SlotTable& slots_;
  const Dialect dialect_;
  const Limits& limits_;
  const bool fold_;
  const bool fuse_;
  const bool trace_;
  SharedCalls* const shared_;
  std::vector<bool> written_;  // as part of another call
  std::unique_ptr<Code> code_;
  std::vector<Node*> nodes_;
  std::vector<Diagnostic> diagnostics_;
  std::unique_ptr<func::Scratch> scratch_;
};

Compiled compile(const syntax::Ast& ast, const check::Checked& checked, SlotTable& slots, Dialect dialect,
                 const Limits& limits, Style style, SharedCalls* shared) {
  return Compiler(ast, checked, slots, dialect, limits, style, shared).run();
}

}  // namespace attrmap::program
