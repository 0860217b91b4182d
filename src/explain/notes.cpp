#include "explain/notes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "check/words.hpp"
#include "explain/branches.hpp"
#include "explain/explanation.hpp"
#include "regex/regex.hpp"
#include "syntax/print.hpp"

namespace attrmap::explain {
namespace {

using syntax::NodeId;
using syntax::NodeKind;

std::string ordinal(std::size_t n) {
  constexpr const char* words[] = {"first", "second", "third", "fourth", "fifth"};
  return n >= 1 && n <= 5 ? words[n - 1] : fmt::format("{}th", n);
}

class Notes {
 public:
  Notes(const syntax::Ast& ast, NodeId id, const Recorder& recorder)
      : ast_(ast), recorder_(recorder), id_(id), children_(ast.children_of(ast[id])) {}

  std::vector<std::string> operation() {
    const syntax::Op op = ast_[id_].op;
    if (op > syntax::Op::greater_equal) return take();
    const auto a = child(0), b = child(1);
    const bool empty = (a && a->is_null_or_empty()) || (b && b->is_null_or_empty());
    if (empty) add("one side is null or empty: such a comparison is False");
    return take();
  }

  std::vector<std::string> call(const std::string& f) {
    if (f == "IIF")
      iif();
    else if (f == "Switch")
      choice();
    else if (f == "Join")
      join();
    else if (f == "Coalesce")
      coalesce();
    else if (f == "Replace")
      replace();
    else if (f == "SelectUniqueValue")
      unique();
    else if (f == "IgnoreFlowIfNullOrEmpty")
      ignore();
    else
      null_argument();
    return take();
  }

 private:
  std::optional<Val> child(std::size_t i) const {
    return i < children_.size() ? value_of(ast_, children_[i], recorder_) : std::nullopt;
  }
  bool blank(std::size_t i) const { return i >= children_.size() || ast_[children_[i]].kind == NodeKind::blank; }
  std::string text(std::size_t i) const { return syntax::print(ast_, children_[i]); }
  static std::string show(const Val& value) { return shown(to_value(value), (value.flags & Val::redacted) != 0); }
  void add(std::string note) { notes_.push_back(std::move(note)); }
  std::vector<std::string> take() { return std::move(notes_); }

  void iif() {
    const auto taken = taken_argument(ast_, id_, "IIF", recorder_);
    if (!taken) return;
    if (child(0)->is_null()) add("the condition is null, which counts as False");
    add(fmt::format("the condition is {}: the {} value{}", *taken == 1 ? "True" : "False", ordinal(*taken),
                    blank(*taken) ? ", which is left out: null" : ""));
  }

  void choice() {
    const auto taken = taken_argument(ast_, id_, "Switch", recorder_);
    if (!taken) return;
    const auto source = child(0);
    if (*taken > 1) {
      const auto key = child(*taken - 1);
      const bool empty = source->is_null() && compared_text(*key).empty();
      return add(fmt::format("the key {} matches{}: the {} pair{}", show(*key), empty ? " null" : "",
                             ordinal((*taken - 1) / 2), blank(*taken) ? ", whose value is left out: null" : ""));
    }
    add(fmt::format("no key is {}: {}", show(*source), blank(1) ? "the default is left out: null" : "the default"));
    const std::string sought = compared_text(*source);
    for (std::size_t i = 2; i + 1 < children_.size(); i += 2) {
      const auto key = child(i);
      const std::string text = key ? compared_text(*key) : std::string();
      if (key && std::equal(text.begin(), text.end(), sought.begin(), sought.end(),
                            [](char x, char y) { return (x | 0x20) == (y | 0x20); }))
        return add(fmt::format("the key {} differs by case only; keys are case-sensitive", shown(Value(text))));
    }
  }

  void join() {
    std::string skipped;
    for (std::size_t i = 1; i < children_.size(); ++i)
      if (const auto value = child(i); value && value->is_null_or_empty())
        skipped += (skipped.empty() ? "" : ", ") + (blank(i) ? std::string("(left out)") : text(i));
    if (!skipped.empty()) add("skipped as empty, with their separator: " + skipped);
  }

  void coalesce() {
    for (std::size_t i = 0; i < children_.size(); ++i)
      if (const auto value = child(i); value && !value->is_null())
        return add(fmt::format("the {} argument is the first that is not null{}", ordinal(i + 1),
                               value->is_null_or_empty() ? "; an empty text is a value" : ""));
    add("all arguments are null");
  }

  void replace() {
    const auto source = child(0), pattern = child(2), group = child(3), other = child(5);
    if (source && source->is_null() && !(other && other->is_text())) return null_argument();
    const auto old_value = child(1);
    if (source && source->is_text() && old_value && old_value->is_text() && old_value->size != 0 &&
        source->str().find(old_value->str()) == std::string_view::npos)
      add(fmt::format("{} does not occur in the source", show(*old_value)));
    if (!pattern || !pattern->is_text()) return;
    const bool from_other = source && source->is_null() && other && other->is_text();
    const Val& subject = from_other ? *other : source ? *source : *pattern;
    if (!subject.is_text()) return;
    match(pattern->str(), subject, group && group->is_text() ? group->str() : std::string_view());
  }

  void match(std::string_view expression, const Val& subject, std::string_view group) {
    const auto pattern = regex::Pattern::compile(expression);
    if (!pattern) return;
    regex::Scratch scratch;
    Arena arena(1024);
    const auto whole = pattern->extract_group(subject.str(), subject.is_ascii(), 0, scratch, arena);
    if (!whole) return;
    if (!*whole) return add(fmt::format("the pattern does not match {}", show(subject)));
    if ((subject.flags & Val::redacted) != 0) return add("the pattern matches");
    add(fmt::format("the pattern matches {}", shown(Value(std::string(**whole)))));
    for (const std::string& name : pattern->group_names()) {
      if (name == "0" || (!group.empty() && name != group)) continue;
      const auto index = pattern->find_group(name);
      if (!index) continue;
      const auto part = pattern->extract_group(subject.str(), subject.is_ascii(), *index, scratch, arena);
      if (part && *part) add(fmt::format("group {} is {}", name, shown(Value(std::string(**part)))));
    }
    if (!group.empty() && !pattern->has_group(group)) add(fmt::format("the pattern has no group {}", group));
  }

  void unique() {
    std::size_t taken = 0;
    for (std::size_t i = 0; i < children_.size(); ++i) {
      if (!recorder_.seen(children_[i])) break;
      taken = i;
    }
    if (const auto value = child(taken); value && value->is_text())
      add(taken == 0 ? "the first candidate is free"
                     : fmt::format("the {} candidate; those before it are taken or empty", ordinal(taken + 1)));
  }

  void ignore() {
    if (const auto value = child(0); value && value->is_null_or_empty())
      add("the value is null or empty: this attribute does not flow");
  }

  /// Most functions give null for a null source.
  void null_argument() {
    if (!recorder_.seen(id_) || !recorder_.value(id_).is_null()) return;
    for (std::size_t i = 0; i < children_.size(); ++i)
      if (const auto value = child(i); value && value->is_null() && !blank(i)) return add(text(i) + " is null");
  }

  const syntax::Ast& ast_;
  const Recorder& recorder_;
  const NodeId id_;
  std::span<const NodeId> children_;
  std::vector<std::string> notes_;
};

}  // namespace

std::optional<Val> value_of(const syntax::Ast& ast, NodeId id, const Recorder& recorder) {
  if (recorder.seen(id)) return recorder.value(id);
  const syntax::Node& node = ast[id];
  switch (node.kind) {
    case NodeKind::string: return Val::of_text(node.text);
    case NodeKind::integer: return Val::of_integer(node.integer);
    case NodeKind::word:
      if (const auto value = check::word_value(node.text)) return *value;
      return Val::of_text(node.text);
    case NodeKind::blank: return Val::missing();
    default: return std::nullopt;
  }
}

std::vector<std::string> notes_on(const syntax::Ast& ast, NodeId id, const std::string& function,
                                  const Recorder& recorder) {
  Notes notes(ast, id, recorder);
  return function.empty() ? notes.operation() : notes.call(function);
}

}  // namespace attrmap::explain
