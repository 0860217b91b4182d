// Program: a compiled expression. Immutable, cheap to copy, shared by any number of threads; it keeps what it needs of
// its engine. Evaluating is const and touches nothing but the workspace it is given.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/context.hpp"
#include "attrmap/diagnostic.hpp"
#include "attrmap/record.hpp"
#include "attrmap/value.hpp"

namespace attrmap {

/// What an evaluation ends in: exactly one of five.
enum class OutcomeKind : std::uint8_t {
  value,           ///< text, boolean, integer, date-time, list
  null,            ///< no value: the mapping's default applies
  ignored,         ///< this attribute does not flow
  ignored_object,  ///< this object does not flow
  error,           ///< no result; the diagnostic says why
};
std::string_view name(OutcomeKind kind);  ///< "value", "null", "ignored", "ignored-object", "error"

struct Outcome {
  OutcomeKind kind = OutcomeKind::null;
  Value value;             ///< OutcomeKind::value
  Diagnostic error;        ///< OutcomeKind::error; spans refer to Program::source()
  bool redacted = false;   ///< the value passed through Redact: do not log it
  std::uint64_t cost = 0;  ///< budget units used (see Limits::cost)
};

/// Memory that evaluations reuse: one per thread, for any number of programs. Keep it between evaluations.
class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;

 private:
  friend class Program;
  struct State;
  std::unique_ptr<State> state_;
};

class Program {
 public:
  /// Attribute names that the expression reads; the index is the slot that Record::find gets.
  const std::vector<std::string>& attributes() const;
  const std::string& source() const;
  /// The text as Microsoft Graph echoes it: a blank after each comma, parameters left out shown as blanks.
  std::string canonical() const;

  Outcome evaluate(const Record& record, const Context& context, Workspace& workspace) const;
  /// With a workspace of its own: convenient, slower.
  Outcome evaluate(const Record& record, const Context& context = {}) const;

 private:
  friend class Engine;
  friend struct Internals;
  struct State;
  explicit Program(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

}  // namespace attrmap
