#include "diag/codes_evaluate.hpp"
#include "func/coerce.hpp"
#include "stdlib/all.hpp"
#include "stdlib/constant_support.hpp"
#include "time/arithmetic.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const auto value = func::integer_arg(args, 0, cx);
  if (!value) return Val::of_kind(Val::failed);
  const auto date = time::from_file_time(*value);
  if (!date) return cx.fail(diag::kDateOutOfRange, args.span(0), args.function(), date.error().message());
  return Val::of_ticks(date->ticks);
}

void prepare(func::Prepare& p) { check_integer(p, 0); }

}  // namespace

const func::Builtin& date_from_num_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "DateFromNum",
              .category = Category::date,
              .parameters = {{.name = "value",
                              .type = Type::integer,
                              .description = "ticks of 100 ns since 1601-01-01 UTC (an Active Directory file time)",
                              .graph_key = "source"}},
              .result = Type::date_time,
              .summary = "Turns an Active Directory file time into a date-time in UTC.",
              .reading = "read it as a Windows file time, which gives a date-time",
              .notes = "Numbers may be text. Null, a negative number and one beyond the year 9999 (such as "
                       "9223372036854775807, \"never\") are errors, as DateTime.FromFileTimeUtc has it.",
              .examples = {{.expression = "DateFromNum(129699324000000000)", .result = R"("1/1/2012 11:00:00 PM")"},
                           {.expression = "DateFromNum([lastLogonTimestamp])",
                            .attributes = R"({"lastLogonTimestamp": "129699324000000000"})",
                            .result = R"("1/1/2012 11:00:00 PM")"},
                           {.expression = "DateFromNum(9223372036854775807)",
                            .result = "E409",
                            .expect = Expect::error},
                           {.expression = "DateFromNum([a])", .result = "E401", .expect = Expect::error}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
