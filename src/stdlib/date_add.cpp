#include "diag/codes_evaluate.hpp"
#include "func/coerce.hpp"
#include "stdlib/all.hpp"
#include "stdlib/constant_support.hpp"
#include "stdlib/date_support.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const auto interval = interval_arg(args, cx);
  if (!interval) return Val::of_kind(Val::failed);
  const auto value = func::integer_arg(args, 1, cx);
  if (!value) return Val::of_kind(Val::failed);
  const auto date = func::date_arg(args, 2, cx);
  if (!date) return Val::of_kind(Val::failed);
  const auto count = time::truncate_count(static_cast<double>(*value));
  if (!count) return cx.fail(diag::kDateOutOfRange, args.span(1), args.function(), count.error().message());
  const auto result = time::date_add(*interval, *count, {*date, time::DateKind::utc});
  if (!result) return cx.fail(diag::kDateOutOfRange, args.node().span, args.function(), result.error().message());
  return Val::of_ticks(result->ticks);
}

void prepare(func::Prepare& p) {
  prepare_interval(p);
  check_integer(p, 1);
}

}  // namespace

const func::Builtin& date_add_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "DateAdd",
              .category = Category::date,
              .parameters = {{.name = "interval", .description = "unit of time; any case", .known_values = intervals()},
                             {.name = "value",
                              .type = Type::integer,
                              .description = "how many intervals; negative goes back"},
                             {.name = "dateTime",
                              .type = Type::date_time,
                              .description = "where to start; text is read as by CDate"}},
              .result = Type::date_time,
              .summary = "Moves a date-time by a number of years, months, days or smaller intervals.",
              .reading = "add {value} {interval}",
              .notes = "Years and months keep the time of day and clamp the day to the month's end, as Visual Basic's "
                       "DateAdd does (inferred); the others add that exact duration. The interval's case does not "
                       "matter. Null, a result outside years 1 to 9999 and an unknown interval are errors.",
              .deterministic = false,  // a text without its date or year takes it from the clock
              .examples = {{.expression = R"(DateAdd("d", 7, CDate([StatusHireDate])))",
                            .attributes = R"({"StatusHireDate": "2012-03-16-07:00"})",
                            .result = R"("3/23/2012 7:00:00 AM")"},
                           {.expression = R"(DateAdd("m", 10, CDate([StatusHireDate])))",
                            .attributes = R"({"StatusHireDate": "2012-03-16-07:00"})",
                            .result = R"("1/16/2013 7:00:00 AM")"},
                           {.expression = R"(DateAdd("m", 1, "2023-01-31"))", .result = R"("2/28/2023 12:00:00 AM")"},
                           {.expression = R"(DateAdd("d", 1, [d]))", .result = "E401", .expect = Expect::error}},
          },
      .apply = apply,
      .prepare = prepare,
      .repeatable = true,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
