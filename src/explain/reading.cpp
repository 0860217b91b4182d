#include "explain/reading.hpp"

#include <fmt/format.h>

#include <vector>

#include "base/suggest.hpp"
#include "check/date_comparison.hpp"
#include "explain/explanation.hpp"
#include "explain/template.hpp"
#include "syntax/print.hpp"

namespace attrmap::explain {
namespace {

using syntax::Node;
using syntax::NodeId;
using syntax::NodeKind;
using syntax::Op;

constexpr std::size_t kLongestInline = 60;  ///< a part that is longer is cut where it stands inside a sentence

struct Line {
  std::size_t depth;
  std::string text;
};

std::string_view relation(Op op) {
  switch (op) {
    case Op::equal: return "equals";
    case Op::not_equal: return "differs from";
    case Op::less: return "is less than";
    case Op::less_equal: return "is at most";
    case Op::greater: return "is greater than";
    case Op::greater_equal: return "is at least";
    default: return {};
  }
}

std::string in_code(std::string text) { return "`" + cut(std::move(text), kLongestInline) + "`"; }

// Depth of recursion is the tree's, which Limits::nesting bounds.
class Reader {
 public:
  Reader(const syntax::Ast& ast, const check::Checked& checked) : ast_(ast), checked_(checked) {}

  void value(NodeId id, std::size_t depth) {
    const Node& node = ast_[id];
    if (simple(id)) return line(depth, mention(id));
    if (node.kind == NodeKind::binary) return operation(id, depth);
    const FunctionDef& def = checked_.callee[id]->def;
    if (def.name == "IIF") return conditional(id, depth);
    if (def.name == "Switch") return choice(id, depth);
    call(id, def, depth);
  }

  std::string text() const {
    std::string out;
    for (const Line& each : lines_) out += std::string(each.depth * 2, ' ') + each.text + "\n";
    return out;
  }

 private:
  void line(std::size_t depth, std::string text) { lines_.push_back({depth, std::move(text)}); }

  std::span<const NodeId> children(NodeId id) const { return ast_.children_of(ast_[id]); }

  /// Can it stand inside a sentence?
  bool simple(NodeId id) const {
    const Node& node = ast_[id];
    return node.kind != NodeKind::binary && (node.kind != NodeKind::call || checked_.callee[id] == nullptr);
  }

  std::string mention(NodeId id) const {
    const Node& node = ast_[id];
    switch (node.kind) {
      case NodeKind::blank: return "null";
      case NodeKind::string: return node.text.empty() ? "\"\" (the empty text)" : syntax::print(ast_, id);
      case NodeKind::word:
        if (equals_ignoring_ascii_case(node.text, "IgnoreAttributeFlow")) return "nothing: the attribute does not flow";
        if (equals_ignoring_ascii_case(node.text, "IgnoreObjectFlow")) return "nothing: the object does not flow";
        return node.text;
      case NodeKind::parameter: return fmt::format("the parameter %{}%", node.text);
      case NodeKind::attribute:
      case NodeKind::integer:
      case NodeKind::variable: return syntax::print(ast_, id);
      default: return in_code(syntax::print(ast_, id));
    }
  }

  /// The sentence that is true or false. What it mentions in code is read below it by details().
  std::string statement(NodeId id) const {
    const Node& node = ast_[id];
    if (const auto dates = check::date_comparison(ast_, checked_.callee, id)) return dates->statement;
    if (node.kind == NodeKind::binary && !relation(node.op).empty())
      return fmt::format("{} {} {}", mention(children(id)[0]), relation(node.op), mention(children(id)[1]));
    if (node.kind == NodeKind::call && checked_.callee[id] != nullptr) {
      const FunctionDef& def = checked_.callee[id]->def;
      std::set<std::string> used;
      const bool negates = def.name == "Not";
      const auto text = def.result == Type::boolean
                            ? fill(
                                  def.reading,
                                  [&](std::string_view parameter) -> std::optional<std::string> {
                                    const auto at = argument(id, def, parameter);
                                    if (!at) return std::nullopt;
                                    return negates ? statement(*at) : mention(*at);
                                  },
                                  used)
                            : std::nullopt;
      if (text) return *text;
    }
    return mention(id) + " is true";
  }

  /// What a statement mentioned only in code: dates as an example, parts in words.
  void details(NodeId id, std::size_t depth) {
    if (const auto dates = check::date_comparison(ast_, checked_.callee, id)) {
      line(depth, "-- " + dates->examples);
      for (const NodeId side : children(id))
        if (!simple(side)) parts(side, depth);
      return;
    }
    const bool negates =
        ast_[id].kind == NodeKind::call && checked_.callee[id] != nullptr && checked_.callee[id]->def.name == "Not";
    if (negates) return details(children(id)[0], depth);
    const bool sentence = ast_[id].kind == NodeKind::binary
                              ? !relation(ast_[id].op).empty()
                              : ast_[id].kind == NodeKind::call && checked_.callee[id] != nullptr &&
                                    checked_.callee[id]->def.result == Type::boolean;
    if (sentence) return parts(id, depth);
    if (!simple(id)) where(id, depth);
  }

  /// The children that are not simple, each with its reading.
  void parts(NodeId id, std::size_t depth) {
    for (const NodeId child : children(id)) where(child, depth);
  }

  void where(NodeId id, std::size_t depth) {
    if (simple(id) || self_evident(id)) return;
    line(depth, fmt::format("-- {} is:", in_code(syntax::print(ast_, id))));
    value(id, depth + 2);
  }

  /// Now() and its like need no words where they stand in code.
  bool self_evident(NodeId id) const { return ast_[id].kind == NodeKind::call && ast_[id].child_count == 0; }

  void conditional(NodeId id, std::size_t depth) {
    // A chain of IIF in the third argument reads as one list of cases.
    std::string_view word = "if";
    while (true) {
      const auto arguments = children(id);
      line(depth, fmt::format("{} {}:", word, statement(arguments[0])));
      details(arguments[0], depth + 1);
      value(arguments[1], depth + 1);
      id = arguments[2];
      word = "else if";
      if (ast_[id].kind != NodeKind::call || checked_.callee[id] == nullptr || checked_.callee[id]->def.name != "IIF")
        break;
    }
    line(depth, "otherwise:");
    value(id, depth + 1);
  }

  void choice(NodeId id, std::size_t depth) {
    const auto arguments = children(id);
    const bool boolean = ast_[arguments[0]].kind == NodeKind::call && checked_.callee[arguments[0]] != nullptr &&
                         checked_.callee[arguments[0]]->def.result == Type::boolean;
    if (boolean) {
      line(depth, fmt::format("by whether {} (True or False):", statement(arguments[0])));
      details(arguments[0], depth + 1);
    } else {
      line(depth, fmt::format("by the value of {}:", mention(arguments[0])));
      where(arguments[0], depth + 1);
    }
    for (std::size_t i = 2; i + 1 < arguments.size(); i += 2) {
      where(arguments[i], depth + 1);
      result(fmt::format("{} gives", mention(arguments[i])), arguments[i + 1], depth + 1);
    }
    if (arguments.size() > 1)
      result("anything else gives", arguments[1], depth + 1);
    else
      line(depth + 1, "anything else gives null");
  }

  void result(std::string_view what, NodeId id, std::size_t depth) {
    if (simple(id)) return line(depth, fmt::format("{} {}", what, mention(id)));
    line(depth, fmt::format("{}:", what));
    value(id, depth + 1);
  }

  void operation(NodeId id, std::size_t depth) {
    const Node& node = ast_[id];
    if (!relation(node.op).empty()) {
      line(depth, fmt::format("True if {}, else False", statement(id)));
      return details(id, depth + 1);
    }
    if (node.op == Op::concat) {
      line(depth, "these, one behind the other:");
      for (const NodeId child : children(id)) item(child, depth + 1);
      return;
    }
    line(depth, fmt::format("the result of {}", in_code(syntax::print(ast_, id))));
    parts(id, depth + 1);
  }

  void item(NodeId id, std::size_t depth) {
    const std::size_t at = lines_.size();
    value(id, depth + 1);
    lines_[at].depth = depth;
    lines_[at].text = "- " + lines_[at].text;
  }

  void call(NodeId id, const FunctionDef& def, std::size_t depth) {
    if (def.result == Type::boolean) {
      line(depth, fmt::format("True if {}, else False", statement(id)));
      return details(id, depth + 1);
    }
    std::set<std::string> used;
    const std::string_view declared = def.reading.empty() ? std::string_view(def.summary) : def.reading;
    const auto filled = fill(
        declared, [&](std::string_view parameter) { return mentioned(id, def, parameter); }, used);
    std::string text = filled.value_or(def.summary);
    std::vector<NodeId> unnamed, named;
    const auto arguments = children(id);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const Parameter* p = func::parameter_of(def, i, arguments.size());
      if (ast_[arguments[i]].kind == NodeKind::blank) continue;
      (p != nullptr && used.contains(p->name) ? named : unnamed).push_back(arguments[i]);
    }
    const bool several = !def.parameters.empty() && def.parameters.back().repeats;
    if (several) {
      line(depth, text + ":");
      for (const NodeId each : unnamed) item(each, depth + 1);
    } else if (unnamed.empty()) {
      line(depth, text);
    } else {
      // One argument: first that, then what is done with it.
      value(unnamed.front(), depth);
      line(depth, "then " + text);
      for (std::size_t i = 1; i < unnamed.size(); ++i) named.push_back(unnamed[i]);
    }
    for (const NodeId each : named) where(each, depth + 1);
  }

  std::optional<NodeId> argument(NodeId id, const FunctionDef& def, std::string_view parameter) const {
    const auto arguments = children(id);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const Parameter* p = func::parameter_of(def, i, arguments.size());
      if (p != nullptr && p->name == parameter && ast_[arguments[i]].kind != NodeKind::blank) return arguments[i];
    }
    return std::nullopt;
  }

  std::optional<std::string> mentioned(NodeId id, const FunctionDef& def, std::string_view parameter) const {
    const auto at = argument(id, def, parameter);
    if (!at) return std::nullopt;
    if (ast_[*at].kind == NodeKind::string)
      for (const Parameter& p : def.parameters)
        if (p.name == parameter)
          for (const KnownValue& known : p.known_values)
            if (!known.meaning.empty() && equals_ignoring_ascii_case(known.text, ast_[*at].text)) return known.meaning;
    return mention(*at);
  }

  const syntax::Ast& ast_;
  const check::Checked& checked_;
  std::vector<Line> lines_;
};

}  // namespace

std::string reading(const syntax::Ast& ast, const check::Checked& checked) {
  Reader reader(ast, checked);
  reader.value(ast.root, 0);
  return reader.text();
}

}  // namespace attrmap::explain
