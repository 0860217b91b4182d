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
  if (is_part_of(text, source)) kept |= Val::clean;
  return Val::of_text(text, source.flags & kept);
}

/// The result of a text function that worked through all of `source`: the source itself when nothing changed, else
/// `text` with `flags`. Checks the length limit and takes the cost from the budget.
inline Val changed(std::string_view text, std::uint8_t flags, const Val& source, const func::Args& args,
                   func::Evaluation& cx) {
  if (text.data() == source.chars && text.size() == source.size) {
    return cx.charge(args.node(), source.size >> 4) ? source : Val::of_kind(Val::failed);
  }
  Val result = func::text_result(text, (flags & Val::ascii) != 0, args.node(), cx);
  if (result.is_text()) result.flags |= flags & Val::clean;
  return result;
}

/// Reports a constant argument that is no integer. One that is text ("3") becomes an integer, so that it is not parsed
/// at each evaluation.
void prepare_integer(func::Prepare& p, std::size_t i);

/// Reports a constant that is not one of the parameter's `constants`; the position in that list of one that is.
/// nullopt also for an argument that is not supplied or not constant.
std::optional<std::size_t> prepare_constant(func::Prepare& p, std::size_t i);
/// The same for a computed argument that is not null; the evaluation fails with kBadArgument.
std::optional<std::size_t> constant_arg(const func::Args& args, std::size_t i, func::Evaluation& cx);

/// "`a`, `b` or `c`"
std::string in_words(const std::vector<std::string>& names);

}  // namespace attrmap::stdlib
