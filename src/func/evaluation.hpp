// Evaluation: the state of one run of a program over one record. Lives on one thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "attrmap/context.hpp"
#include "attrmap/limits.hpp"
#include "base/arena.hpp"
#include "diag/make.hpp"
#include "func/node.hpp"
#include "func/scratch.hpp"
#include "func/trace.hpp"
#include "value/val.hpp"

namespace attrmap::func {

class Evaluation {
 public:
  /// `scratch`, `slots`, `context` and `limits` must outlive the evaluation.
  Evaluation(Scratch& scratch, const Val* slots, const Context& context, const Limits& limits)
      : arena(scratch.arena),
        regex_scratch(scratch.regex),
        slots_(slots),
        context_(context),
        limits_(limits),
        all_cost_(limits.cost == 0 ? INT64_MAX : static_cast<std::int64_t>(limits.cost)),
        cost_left_(all_cost_) {}

  Arena& arena;
  regex::Scratch& regex_scratch;
  /// Gets the values of all parts of programs that were compiled for tracing; others never look at it.
  TraceSink* trace = nullptr;
  /// Values of shared calls (program::SharedCalls::memos(), nulls before the first evaluation over a record); without,
  /// they are evaluated again and again.
  Val* memos = nullptr;

  /// Value of a node; a blank argument is Val::missing().
  Val run(const Node* node) { return node != nullptr ? run(*node) : Val::missing(); }
  Val run(const Node& node) {
    switch (node.source) {
      case Source::slot: return slots_[node.slot];
      case Source::constant: return node.constant;
      case Source::run: break;
    }
    return node.run(node, *this);
  }
  /// As if it was new: for the next program or record.
  void begin(const Val* slots) {
    slots_ = slots;
    cost_left_ = all_cost_;
    now_.reset();
    random_ready_ = false;
    if (error_) [[unlikely]]
      error_.reset();
  }
  const Val* slots() const { return slots_; }

  const Context& context() const { return context_; }
  const Limits& limits() const { return limits_; }

  /// Ticks of Context::now, or of the system clock: one instant for the whole evaluation.
  std::int64_t now();
  /// Next 64 random bits (seeded from the context, else from the system).
  std::uint64_t random();

  /// Takes `units` from the budget; false (and the error is set) when it is used up or the evaluation was cancelled.
  bool charge(const Node& node, std::uint64_t units) {
    cost_left_ -= static_cast<std::int64_t>(units);
    if (cost_left_ >= 0 && (context_.cancelled == nullptr || !context_.cancelled->load(std::memory_order_relaxed)))
      return true;
    return out_of_budget(node);
  }
  /// The same without an error: false, and nothing is taken.
  bool try_charge(std::uint64_t units) {
    if (cost_left_ < static_cast<std::int64_t>(units) ||
        (context_.cancelled != nullptr && context_.cancelled->load(std::memory_order_relaxed)))
      return false;
    cost_left_ -= static_cast<std::int64_t>(units);
    return true;
  }
  std::uint64_t cost_used() const { return static_cast<std::uint64_t>(all_cost_ - cost_left_); }

  /// Records the error and gives Val::failed.
  template <class... Args>
  Val fail(const diag::CodeDef& code, Span span, const Args&... args) {
    return fail_with(diag::make(code, span, args...));
  }
  Val fail_with(Diagnostic error);
  const std::optional<Diagnostic>& error() const { return error_; }
  std::optional<Diagnostic> take_error() { return std::move(error_); }

  /// A value for an error message: itself only when the context allows values in errors (personal data stays home).
  std::string shown(const Val& value) const;

 private:
  bool out_of_budget(const Node& node);

  const Val* slots_;
  const Context& context_;
  const Limits& limits_;
  const std::int64_t all_cost_;
  std::int64_t cost_left_;
  std::optional<std::int64_t> now_;
  std::uint64_t random_state_ = 0;
  bool random_ready_ = false;
  std::optional<Diagnostic> error_;
};

}  // namespace attrmap::func
