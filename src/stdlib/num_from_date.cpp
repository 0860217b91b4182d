#include "diag/codes_evaluate.hpp"
#include "func/coerce.hpp"
#include "stdlib/all.hpp"
#include "time/arithmetic.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const auto date = func::date_arg(args, 0, cx);
  if (!date) return Val::of_kind(Val::failed);
  const auto number = time::to_file_time({*date, time::DateKind::utc});
  if (!number) return cx.fail(diag::kDateOutOfRange, args.span(0), args.function(), number.error().message());
  return Val::of_integer(*number);
}

}  // namespace

const func::Builtin& num_from_date_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "NumFromDate",
              .category = Category::date,
              .parameters = {{.name = "value",
                              .type = Type::date_time,
                              .description = "a date-time, or text that CDate reads; without an offset it is UTC"}},
              .result = Type::integer,
              .summary = "Turns a date-time into an Active Directory file time, as accountExpires needs it.",
              .reading = "write it as a Windows file time",
              .notes =
                  "Ticks of 100 ns since 1601-01-01 UTC. The numbers printed in Microsoft's HR guides do not belong "
                  "to the dates beside them; this computes. Null, unreadable text and an instant before 1601 are "
                  "errors.",
              .deterministic = false,  // a text without its date or year takes it from the clock
              .examples = {{.expression = R"(NumFromDate("2012-01-01T23:00:00Z"))", .result = "129699324000000000"},
                           {.expression = R"(NumFromDate(CDate("2012-01-01 23:00:00")))",
                            .result = "129699324000000000"},
                           {.expression = R"(NumFromDate("1600-12-31"))", .result = "E409", .expect = Expect::error},
                           {.expression = "NumFromDate([d])", .result = "E401", .expect = Expect::error}},
          },
      .apply = apply,
      .repeatable = true,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
