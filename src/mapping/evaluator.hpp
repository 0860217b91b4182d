// Evaluates the mappings of one object after the other. One per thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "attrmap/context.hpp"
#include "func/evaluation.hpp"
#include "mapping/app_roles.hpp"
#include "mapping/id_map.hpp"
#include "mapping/object.hpp"
#include "mapping/state.hpp"

namespace attrmap::mapping {

/// What one mapping gives, before defaults.
struct Mapped {
  enum Kind : std::uint8_t {
    value,     ///< of the target's type
    null,      ///< no value: defaults apply
    empty,     ///< the empty text: left out, defaults do not apply
    none,      ///< the mapping has no source
    ignored,   ///< this attribute does not flow
    skip,      ///< this object does not flow
    deferred,  ///< references that are not provisioned yet
    failed     ///< Evaluator::take_error()
  } kind = null;
  Val value_;
  bool incomplete = false;  ///< some references of the list are not provisioned yet
};

/// What all evaluators of a run share; nothing in it changes.
struct Lookups {
  AppRoles roles;
  IdMap ids;
  bool resolve_references = true;  ///< false: a reference stays the source's id
};

class Evaluator {
 public:
  Evaluator(const Object& object, const scim::Options& options, const Lookups& lookups, const Context& context,
            const Limits& limits);
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  Arena& arena() { return scratch_.arena; }
  /// Where the attributes of the record in hand are (object().slots()): here, unless take() said otherwise.
  Val* slots() { return slots_; }
  Context& context() { return context_; }
  regex::Scratch& regex_scratch() { return scratch_.regex; }
  const Object& object() const { return object_; }

  /// Goes to the record whose attributes are there, which must outlive the evaluations. `record`: its number. `memos`:
  /// object().memos() values that belong to the record while it is evaluated; null: the evaluator's own.
  void take(Val* slots, std::uint64_t record, Val* memos = nullptr) {
    slots_ = slots;
    record_ = record;
    evaluation_.memos = memos != nullptr ? memos : own_memos_.data();
  }
  /// For a record that is new, after its slots were filled: the object's state, its roles, IsSoftDeleted.
  std::optional<Diagnostic> begin();
  const State& state() const { return state_; }

  Mapped evaluate(std::size_t attribute) {
    Val value;
    run(object_.attributes()[attribute], value);
    return convert(attribute, value);
  }
  /// evaluate() in two steps: what the expression gives (null without one; kind failed is void behind convert()), and
  /// what becomes of that. The second step is not needed where Attribute::flows_as_it_is().
  void run(const Attribute& attribute, Val& value) {
    if (attribute.code == nullptr) [[unlikely]]
      return void(value = Val());
    const func::Node& root = attribute.code->root();
    if (root.source == func::Source::run)
      run(root, attribute.sequence, value);
    else
      value = root.source == func::Source::slot ? slots_[root.slot] : root.constant;
  }
  /// The same of an attribute whose expression must be run.
  void run(const func::Node& root, std::uint64_t sequence, Val& value) {
    context_.sequence = record_ + sequence;
    evaluation_.begin(slots_);
    value = root.run(root, evaluation_);
    if (value.kind == Val::failed) [[unlikely]]
      error_ = evaluation_.take_error();
  }
  Mapped convert(std::size_t attribute, Val value);
  /// What a new object gets: the result, else the mapping's default, else of a required attribute the definition's.
  /// An error (E452) when a required attribute gets nothing. Not for results of kinds skip and failed.
  std::optional<Diagnostic> fill(std::size_t attribute, const Mapped& result, Val& value) const;
  /// Gets the values of the parts, when the object was compiled for tracing.
  void trace(func::TraceSink* sink) { evaluation_.trace = sink; }
  /// The error of the last evaluate() that failed.
  Diagnostic take_error() { return std::move(*error_); }

 private:
  Mapped resolve(const Val& value, bool multivalued);
  void leave_out_groups();

  const Object& object_;
  const scim::Options& options_;
  const Lookups& lookups_;
  const Limits& limits_;
  Context context_;
  func::Scratch scratch_;
  std::vector<Val> own_slots_, own_memos_;
  Val* slots_;
  func::Evaluation evaluation_;  // for one after the other
  State state_;
  std::uint64_t record_ = 0;
  std::optional<Diagnostic> error_;
};

}  // namespace attrmap::mapping
