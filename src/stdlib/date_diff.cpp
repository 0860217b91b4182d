#include "func/coerce.hpp"
#include "stdlib/all.hpp"
#include "stdlib/date_support.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const auto interval = interval_arg(args, cx);
  if (!interval) return Val::of_kind(Val::failed);
  const auto from = func::date_arg(args, 1, cx);
  if (!from) return Val::of_kind(Val::failed);
  const auto to = func::date_arg(args, 2, cx);
  if (!to) return Val::of_kind(Val::failed);
  return Val::of_integer(time::date_diff(*interval, {*from, time::DateKind::utc}, {*to, time::DateKind::utc}));
}

}  // namespace

const func::Builtin& date_diff_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "DateDiff",
              .category = Category::date,
              .parameters = {{.name = "interval", .description = "unit of time; any case", .known_values = intervals()},
                             {.name = "date1", .type = Type::date_time, .description = "the earlier end, usually"},
                             {.name = "date2", .type = Type::date_time, .description = "the later end, usually"}},
              .result = Type::integer,
              .summary = "Counts the intervals from one date-time to another.",
              .reading = "the number of {interval} from {date1} to {date2}, negative if {date2} is the earlier one",
              .notes =
                  "Positive when date2 is later: `DateDiff(\"d\", Now(), [hireDate]) >= 0` says that the hire date "
                  "has not passed. Days, hours, minutes and seconds are whole elapsed units, truncated toward "
                  "zero; years and months subtract calendar fields; weeks count from Sunday to Sunday. Text is "
                  "read as by CDate; null is an error. The rule is Visual Basic's, which fits every documented "
                  "result (inferred).",
              .deterministic = false,  // a text without its date or year takes it from the clock
              .examples = {{.expression = R"(DateDiff("d", CDate("2021-08-18+08:00"), CDate("2021-08-31+08:00")))",
                            .result = "13"},
                           {.expression = R"(DateDiff("ww", Now(), CDate([StatusHireDate])))",
                            .attributes = R"({"StatusHireDate": "2012-03-16-07:00"})",
                            .result = "-493",
                            .now = "2021-08-25T17:41:18Z"},
                           {.expression = R"(DateDiff("n", CDate("2021-08-24"), CDate("2021-08-25")))",
                            .result = "1440"},
                           {.expression = R"(DateDiff("d", Now(), [hireDate]))",
                            .result = "E401",
                            .expect = Expect::error,
                            .now = "2021-08-25T17:41:18Z"}},
          },
      .apply = apply,
      .prepare = prepare_interval,
      .repeatable = true,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
