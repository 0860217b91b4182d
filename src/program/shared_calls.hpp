// Calls that the expressions of one mapping have in common: each is evaluated once a record.
//
// Mappings say the same thing in many places: the same Switch over the user's role, the same cleaned name in the user
// name, the mail address and the nickname. Calls that are the same text, and give the same value wherever they stand in
// one record, share the first one's value.
#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "func/node.hpp"
#include "func/shared.hpp"

namespace attrmap::program {

class SharedCalls {
 public:
  SharedCalls() = default;
  SharedCalls(const SharedCalls&) = delete;  // nodes point into it
  SharedCalls& operator=(const SharedCalls&) = delete;

  /// A call of a program that has compiled; the node must live until share(). `text` is the same for calls of the same
  /// value. `around`: the text of the innermost such call that it is an argument of; empty: none.
  void add(const std::string& text, std::string_view around, func::Node& node);
  /// Call it once, behind the last program and before the first evaluation.
  void share();
  /// How many values an evaluation keeps, see func::Evaluation::memos.
  std::size_t memos() const { return memos_; }

 private:
  struct Call {
    std::vector<func::Node*> nodes;
    std::map<std::string, std::size_t, std::less<>> around;  // how many of the nodes stand inside of these
    std::size_t evaluations = 0;                             // a record, when each is evaluated that is reached
  };
  std::map<std::string, Call, std::less<>> calls_;
  std::deque<func::Shared> shared_;  // of nodes
  std::size_t memos_ = 0;
};

}  // namespace attrmap::program
