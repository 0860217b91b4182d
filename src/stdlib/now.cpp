#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args&, func::Evaluation& cx) { return Val::of_ticks(cx.now()); }

}  // namespace

const func::Builtin& now_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Now",
              .category = Category::date,
              .parameters = {},
              .result = Type::date_time,
              .summary = "Gives the current instant in UTC.",
              .reading = "the present date and time",
              .notes = "All calls of one evaluation give the same instant (inferred). The text form has no fraction of "
                       "a second, while DateDiff counts with it. The host may set the clock (Context::now).",
              .deterministic = false,
              .examples = {{.expression = "Now()", .result = R"("7/2/2021 3:33:38 PM")", .now = "2021-07-02T15:33:38Z"},
                           {.expression = R"(DateDiff("s", Now(), Now()))", .result = "0"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
