// Builtin: a function's declaration together with its implementation. One per file in src/stdlib.
#pragma once
#include <memory>
#include <vector>

#include "attrmap/function.hpp"
#include "func/evaluation.hpp"
#include "func/node.hpp"

namespace attrmap::func {

/// The evaluated arguments of a call, in order. Never holds failed or ignore values.
class Args {
 public:
  Args(const Val* values, const Node& node) : values_(values), node_(node) {}
  std::size_t size() const { return node_.count; }
  /// Argument i; Val::missing() for one that is blank or beyond the end.
  Val operator[](std::size_t i) const { return i < node_.count ? values_[i] : Val::missing(); }
  bool supplied(std::size_t i) const { return node_.supplied(i); }
  const Node& node() const { return node_; }
  template <class T>
  const T* prepared() const {
    return static_cast<const T*>(node_.prepared);
  }
  /// Place and names for error messages.
  Span span(std::size_t i) const { return node_.supplied(i) ? node_.args[i]->span : node_.span; }
  std::string_view function() const;
  std::string_view parameter(std::size_t i) const;

 private:
  const Val* values_;
  const Node& node_;
};

using Apply = Val (*)(const Args&, Evaluation&);

/// Compile-time view of one call, for prepare hooks: check constant arguments, prepare what they allow, specialise.
class Prepare {
 public:
  Prepare(Node& call, Dialect in, const Limits& bounds, Arena& owned, std::vector<std::shared_ptr<const void>>& kept,
          std::vector<Diagnostic>& diagnostics)
      : node(call), dialect(in), limits(bounds), arena(owned), kept_(kept), diagnostics_(diagnostics) {}

  Node& node;  ///< set `prepared`, or replace `run`
  const Dialect dialect;
  const Limits& limits;
  Arena& arena;  ///< the program's own: lives as long as the program

  std::size_t size() const { return node.count; }
  bool supplied(std::size_t i) const { return node.supplied(i); }
  /// The argument's value if it is constant (literal or folded), else null.
  const Val* constant(std::size_t i) const {
    return node.supplied(i) && node.args[i]->type == NodeType::constant ? &node.args[i]->constant : nullptr;
  }
  bool is_attribute(std::size_t i) const { return node.supplied(i) && node.args[i]->type == NodeType::attribute; }

  /// Gives `object` to the program and returns its address.
  template <class T>
  const T* keep(T object) {
    auto owned = std::make_shared<const T>(std::move(object));
    const T* address = owned.get();
    kept_.push_back(std::move(owned));
    return address;
  }

  /// Reports at argument i (beyond the last: at the whole call).
  template <class... A>
  Diagnostic& report(const diag::CodeDef& code, std::size_t i, const A&... args) {
    diagnostics_.push_back(diag::make(code, node.supplied(i) ? node.args[i]->span : node.span, args...));
    return diagnostics_.back();
  }
  std::string_view function() const;
  std::string_view parameter(std::size_t i) const;

 private:
  std::vector<std::shared_ptr<const void>>& kept_;
  std::vector<Diagnostic>& diagnostics_;
};

struct Builtin {
  FunctionDef def;
  Apply apply = nullptr;                ///< eager: gets evaluated arguments
  Run run = nullptr;                    ///< lazy: evaluates its arguments itself; passes ignore results through
  void (*prepare)(Prepare&) = nullptr;  ///< optional
  bool outermost = false;               ///< may not stand inside another call
  /// Although not deterministic, of one value for the same arguments all over a record: the context does not change,
  /// and the clock had better not.
  bool repeatable = false;
  bool reads_roles = false;  ///< looks at nothing but kRoleMembers of its first argument
  const CustomFunction* custom = nullptr;

  bool lazy() const { return run != nullptr; }
};

/// Parameter that argument i belongs to, repetition considered; null when there are too many arguments.
const Parameter* parameter_of(const FunctionDef& def, std::size_t i);
/// The same in a call with `count` arguments, blanks counted. Differs for FormatDateTime, whose arguments shift:
/// (source, outputFormat), (source, inputFormat, outputFormat), (source, dateTimeStyles, inputFormat, outputFormat).
const Parameter* parameter_of(const FunctionDef& def, std::size_t i, std::size_t count);
bool arguments_shift(const FunctionDef& def);
/// How many parameters at the end repeat as a group.
std::size_t repeating(const FunctionDef& def);
struct Arity {
  std::size_t least, most;  ///< most: SIZE_MAX without an upper bound
};
Arity arity(const FunctionDef& def);

/// Runs an eager call: evaluates arguments left to right, refuses ignore results, applies per value where declared.
Val run_eager(const Node& node, Evaluation& cx);
/// The same for a call of so many arguments.
Run eager_run(std::uint32_t count);

}  // namespace attrmap::func
