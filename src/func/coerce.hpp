// Coercion of arguments. Every conversion that the language makes silently stands here.
// nullopt, or a Val of kind failed: the evaluation holds the error already.
#pragma once
#include <optional>

#include "func/builtin.hpp"

namespace attrmap::func {

/// Integer, boolean and date-time become their text form; null stays null; a list fails.
Val text_arg(const Args& args, std::size_t i, Evaluation& cx);
/// An integer, or text of optional sign and digits with surrounding white space. Null fails.
std::optional<std::int64_t> integer_arg(const Args& args, std::size_t i, Evaluation& cx);
/// Ticks in UTC: a date-time as is, text as CDate reads it. Null fails.
std::optional<std::int64_t> date_arg(const Args& args, std::size_t i, Evaluation& cx);

std::optional<std::int64_t> parse_integer(std::string_view text);

/// Truth of a condition: boolean as is, a number is not 0, text True/False (any case) or a number, null is false.
/// nullopt: neither.
std::optional<bool> truth(const Val& value);

/// a + b, in the arena; re-pairs surrogates, bounded by Limits::text_bytes.
Val concat(std::span<const Val> texts, const Node& node, Evaluation& cx);
/// A result text of a function: checks the length limit and the budget.
Val text_result(std::string_view text, bool ascii, const Node& node, Evaluation& cx);

}  // namespace attrmap::func
