// What the text functions share: results that keep the flags of their source, integers and constants prepared at
// compile time.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "func/coerce.hpp"

namespace attrmap::stdlib {

/// Is `text` a part of the bytes of `source`?
inline bool is_part_of(std::string_view text, const Val& source) {
  const auto begin = reinterpret_cast<std::uintptr_t>(source.chars);
  const auto at = reinterpret_cast<std::uintptr_t>(text.data());
  return at >= begin && at + text.size() <= begin + source.size;
}

/// A cut out of `source`. What is a view stays free of escapes; new text comes from a split surrogate pair and is not.
inline Val cut_of(std::string_view text, const Val& source) {
  if (text.size() == source.size) return source;
  std::uint8_t kept = Val::ascii;
  if (is_part_of(text, source)) kept |= Val::clean | Val::padded;
  return Val::of_text(text, source.flags & kept);
}

/// Argument i as func::text_arg() gives it, without a call for text and null.
inline Val text_of(const func::Args& args, std::size_t i, func::Evaluation& cx) {
  const Val value = args[i];
  if (value.is_text() || value.is_null()) [[likely]]
    return value;
  return func::text_arg(args, i, cx);
}

/// New text as the result of a function: checks the length limit and takes the cost from the budget.
inline Val new_text(std::string_view text, std::uint8_t flags, const func::Args& args, func::Evaluation& cx) {
  if (text.size() > cx.limits().text_bytes || !cx.charge(args.node(), text.size() >> 4)) [[unlikely]]
    return func::text_result(text, false, args.node(), cx);  // fails
  return Val::of_text(text, flags & (Val::ascii | Val::clean));
}

/// The result of a text function that worked through all of `source`: the source itself when nothing changed, else
/// `text` with `flags`.
inline Val changed(std::string_view text, std::uint8_t flags, const Val& source, const func::Args& args,
                   func::Evaluation& cx) {
  if (text.data() != source.chars || text.size() != source.size) return new_text(text, flags, args, cx);
  return cx.charge(args.node(), source.size >> 4) ? source : Val::of_kind(Val::failed);
}

/// Are all arguments but the first constants that a prepare hook may take over (or not supplied)? Redacted ones are
/// not, as the result must be redacted as well.
bool only_first_varies(const func::Prepare& p);
/// A call whose only argument gave `value`, through func::run_eager(): lists, ignore results and errors.
Val run_with(const Val& value, const func::Node& node, func::Evaluation& cx);

/// Runs a call of one argument as func::run_eager() does, but for plain values without a detour.
template <func::Apply kApply>
Val run_one(const func::Node& node, func::Evaluation& cx) {
  const Val value = cx.run(*node.args[0]);
  if (value.kind >= Val::list) [[unlikely]]
    return run_with(value, node, cx);
  if (!cx.charge(node, 1)) return Val::of_kind(Val::failed);
  Val result = kApply(func::Args(&value, node), cx);
  if ((value.flags & Val::redacted) != 0) [[unlikely]]
    result.flags |= Val::redacted;
  return result;
}

/// Leaves only the first argument to be evaluated: `prepared` holds what the others are.
template <func::Apply kApply>
void evaluate_first_only(func::Prepare& p, const void* prepared) {
  if (!p.supplied(0)) return;
  p.node.prepared = prepared;
  p.node.count = 1;
  p.node.run = run_one<kApply>;
}

/// Reports a constant argument that is no integer. The value of one that is; text ("3") becomes an integer, so that it
/// is not parsed at each evaluation. nullopt also for an argument that is not supplied or not constant.
std::optional<std::int64_t> prepare_integer(func::Prepare& p, std::size_t i);

/// Reports a constant that is not one of the parameter's `constants`; the position in that list of one that is.
/// nullopt also for an argument that is not supplied or not constant.
std::optional<std::size_t> prepare_constant(func::Prepare& p, std::size_t i);
/// The same for a computed argument that is not null; the evaluation fails with kBadArgument.
std::optional<std::size_t> constant_arg(const func::Args& args, std::size_t i, func::Evaluation& cx);

/// "`a`, `b` or `c`"
std::string in_words(const std::vector<std::string>& names, std::string_view last = " or ");
/// At most `count` bytes of the beginning, not cut in a character.
std::string_view beginning(std::string_view text, std::size_t count);

}  // namespace attrmap::stdlib
