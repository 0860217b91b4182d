// Intervals and date errors: what the date functions share.
#pragma once
#include <optional>
#include <string>

#include "func/builtin.hpp"
#include "time/arithmetic.hpp"

namespace attrmap::stdlib {

/// What help offers for a parameter that is an interval.
std::vector<KnownValue> intervals();
/// Prepares a constant interval as argument 0 (kept as time::Interval in Node::prepared); reports an unknown one.
void prepare_interval(func::Prepare& p);
/// Argument 0 as an interval. nullopt: the evaluation holds the error.
std::optional<time::Interval> interval_arg(const func::Args& args, func::Evaluation& cx);

/// The reason of `error`, found in `value`. Quotes the value only where the context allows values in errors.
std::string reason(const time::Error& error, const Val& value, const func::Evaluation& cx);

}  // namespace attrmap::stdlib
