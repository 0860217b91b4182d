#include "stdlib/date_support.hpp"

#include "diag/codes_check.hpp"
#include "diag/codes_evaluate.hpp"
#include "func/coerce.hpp"

namespace attrmap::stdlib {

std::vector<KnownValue> intervals() {
  return {{"yyyy", "years"}, {"m", "months"},  {"d", "days"},   {"ww", "weeks"},
          {"h", "hours"},    {"n", "minutes"}, {"s", "seconds"}};
}

void prepare_interval(func::Prepare& p) {
  const Val* name = p.constant(0);
  if (name == nullptr || name->is_null() || name->kind == Val::list || name->kind >= Val::ignore_attribute) return;
  const Val text = to_text(*name, p.arena);
  if (const auto interval = time::parse_interval(text.str()))
    p.node.prepared = p.keep(*interval);
  else
    p.report(diag::kBadInterval, 0, p.function(), text.str());
}

std::optional<time::Interval> interval_arg(const func::Args& args, func::Evaluation& cx) {
  if (const auto* prepared = args.prepared<time::Interval>()) return *prepared;
  const Val name = func::text_arg(args, 0, cx);
  if (name.kind == Val::failed) return std::nullopt;
  if (name.is_null()) {
    cx.fail(diag::kNullArgument, args.span(0), args.function(), args.parameter(0));
    return std::nullopt;
  }
  const auto interval = time::parse_interval(name.str());
  if (!interval)
    cx.fail(diag::kBadArgument, args.span(0), args.function(), args.parameter(0),
            fmt::format("{} is no interval; intervals are {}", cx.shown(name), time::kIntervalNames));
  return interval;
}

std::string reason(const time::Error& error, const Val& value, const func::Evaluation& cx) {
  const bool quote = cx.context().values_in_errors && !(value.flags & Val::redacted) && value.is_text();
  return quote ? error.message(value.str()) : error.message();
}

}  // namespace attrmap::stdlib
