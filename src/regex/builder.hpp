// Builds the syntax tree while a pattern is read: open groups and classes, options in force, group numbers.
//
// A pattern is read twice. The first reading finds the groups, since `\10`, `(?(name)...)` and references depend on
// groups that may come later; the second one builds the tree that counts.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "regex/parse.hpp"
#include "regex/tree.hpp"

namespace attrmap::regex {

struct Options {
  bool ignore_case = false;
  bool multiline = false;
  bool explicit_capture = false;
  bool singleline = false;
  bool extended = false;
};

/// A group's name or number as written.
struct GroupKey {
  std::int32_t number = -1;
  std::u16string_view name;  ///< empty: `number` counts
};

class Builder {
 public:
  /// First reading: `known` is null. Second reading: the groups that the first one found.
  explicit Builder(std::size_t pattern_units, const std::vector<Group>* known);

  Options options;
  /// True behind a quantifier: another one is "nested".
  bool after_quantifier = false;

  bool first_reading() const { return !known_; }
  bool exists(const GroupKey& key) const { return slot_of(key) >= 0; }

  void add_literal(char16_t unit);
  void add_anchor(Anchor anchor);
  void add_set(CharClass cls);
  void add_reference(const GroupKey& key, std::size_t at);
  /// Repeats the last item of the current branch.
  void repeat(std::uint32_t min, std::uint32_t max, bool lazy, std::size_t at);

  void open_group(std::size_t at, Options inner);
  void open_plain(std::size_t at);  ///< `(`, which captures or not
  void open_atomic(std::size_t at);
  void open_lookaround(std::size_t at, bool negative, bool behind);
  void open_capture(std::size_t at, const GroupKey* own, const GroupKey* popped);
  /// `(?(`: the test follows, then the branches.
  void open_conditional(std::size_t at);
  void group_test(const GroupKey& key, std::size_t at);
  void expression_test();  ///< the group just closed is the test
  /// Options may not stand directly inside `(?(expression)...)`.
  void check_options_allowed(std::size_t at) const;
  void bar();
  void close();
  std::size_t open_group_at() const { return frames_.back().at; }

  void open_class(std::size_t at);
  CharClass& open_class() { return classes_.back().first; }
  std::size_t open_class_at() const { return classes_.back().second; }
  void close_class();
  void class_atom() { add_set(std::move(closed_class_)); }
  void subtract_class();

  std::vector<Group> groups() const;
  Syntax finish();

 private:
  /// An open group, or the whole pattern.
  struct Frame {
    NodeId node = kNoNode;  ///< gets the body as its child; kNoNode: the body stands for itself
    Options saved;          ///< in force again behind the group
    std::size_t at = 0;
    bool conditional = false;
    bool ignored_next_paren = false;  ///< ignore_next_paren_ in front of a conditional
    NodeId first_branch = kNoNode, last_branch = kNoNode;
    std::uint32_t branches = 0;
    NodeId first_item = kNoNode, last_item = kNoNode;
  };

  NodeId add(Node node);
  void add_item(NodeId id);
  void open(std::size_t at, NodeId node, Options inner);
  void end_branch();
  NodeId body(const Frame& frame);
  void check_nesting(std::size_t at) const;
  void note(const GroupKey& key);
  std::int32_t slot_of(const GroupKey& key) const;
  std::int32_t slot_or_throw(const GroupKey& key, std::size_t at) const;

  bool known_;
  Syntax syntax_;
  std::vector<Frame> frames_;
  std::vector<std::pair<CharClass, std::size_t>> classes_;
  CharClass closed_class_;
  std::vector<std::int32_t> numbers_;
  std::vector<std::u16string_view> names_;
  std::int32_t next_number_ = 1;
  bool ignore_next_paren_ = false;  ///< the next plain `(` is a conditional's test and does not capture
};

}  // namespace attrmap::regex
