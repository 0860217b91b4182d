// Code: one compiled expression. Immutable and shareable between threads; free of globals.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/dialect.hpp"
#include "attrmap/limits.hpp"
#include "check/check.hpp"
#include "func/evaluation.hpp"
#include "syntax/ast.hpp"

namespace attrmap::program {

/// Attribute names to slots. Expressions of one mapping share a table, so that a record is read once for all of them.
class SlotTable {
 public:
  std::uint32_t slot(std::string_view attribute);  ///< adds the name if it is new
  const std::vector<std::string>& names() const { return names_; }

  /// The last use of the slot looks at roles alone (func::kRoleMembers).
  void used_for_roles(std::uint32_t slot) { --whole_uses_[slot]; }
  /// Attributes of which nobody wants more than that.
  std::vector<std::string> role_lists() const;

 private:
  std::map<std::string, std::uint32_t, std::less<>> index_;
  std::vector<std::string> names_;
  std::vector<std::uint32_t> whole_uses_;
};

class SharedCalls;

class Code {
 public:
  const func::Node& root() const { return *root_; }
  /// The value, or failed (the evaluation holds the error then). Texts live as long as the evaluation's arena, the
  /// record and this code.
  Val evaluate(func::Evaluation& cx) const { return cx.run(*root_); }

 private:
  friend class Compiler;
  Arena arena_{2048};
  std::vector<std::shared_ptr<const void>> kept_;
  const func::Node* root_ = nullptr;
};

struct Compiled {
  std::unique_ptr<const Code> code;     ///< null when there are errors
  std::vector<Diagnostic> diagnostics;  ///< of the functions' prepare hooks; sorted by position
};

/// How a program is compiled; the default is what runs fastest. All give the same results.
struct Style {
  bool fold = true;    ///< evaluate calls with constant arguments now
  bool fuse = true;    ///< write calls that give texts together, see func/text_writer.hpp
  bool trace = false;  ///< every part reports its value to Evaluation::trace; nothing is folded or fused
};

/// `checked` must be ok() and belong to `ast`. Neither is needed afterwards. `shared`: gets the calls that other
/// expressions may have, too; not when they are traced.
Compiled compile(const syntax::Ast& ast, const check::Checked& checked, SlotTable& slots, Dialect dialect,
                 const Limits& limits, Style style = {}, SharedCalls* shared = nullptr);

}  // namespace attrmap::program
