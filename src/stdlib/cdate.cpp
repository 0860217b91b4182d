#include "func/coerce.hpp"
#include "stdlib/all.hpp"
#include "time/date_time.hpp"
#include "time/parse.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = args[0];
  if (source.kind == Val::date_time) return source;
  if (source.is_null()) return Val();
  if (source.is_text() && source.size == 0) return source;
  const auto ticks = func::date_arg(args, 0, cx);
  return ticks ? Val::of_ticks(*ticks) : Val::of_kind(Val::failed);
}

Val run_constant(const func::Node& node, func::Evaluation&) { return node.constant; }

void prepare(func::Prepare& p) {
  const Val* source = p.constant(0);
  if (source == nullptr || !source->is_text() || (source->flags & Val::redacted)) return;
  // A text that says everything reads the same whatever the clock shows: the call is a constant then.
  const auto early = time::parse_utc(source->str(), 0);
  const auto late = time::parse_utc(source->str(), time::kMaxTicks);
  if (!early || !late || early->ticks != late->ticks) return;
  p.node.type = func::NodeType::constant;
  p.node.constant = Val::of_ticks(early->ticks);
  p.node.run = run_constant;
}

}  // namespace

const func::Builtin& cdate_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "CDate",
              .category = Category::date,
              .parameters = {{.name = "expression",
                              .type = Type::string,
                              .description = "text that states a date, a time or both; or a date-time"}},
              .result = Type::date_time,
              .summary = "Reads a text as a date-time in UTC.",
              .reading = "read it as a date-time (UTC where it states no offset)",
              .notes =
                  "Reads what .NET's DateTime.Parse reads under the invariant culture: ISO 8601, `M/d/yyyy h:mm:ss tt` "
                  "and many others; in slashed dates the month comes first. An offset is applied, text without one is "
                  "UTC. A missing date is today's, a missing year the current one. A date-time is passed on; null and "
                  "\"\" are returned as they are (inferred). Anything else, a list too, is an error.\n\n"
                  "The result is a date-time; where text is needed it becomes `M/d/yyyy h:mm:ss tt`.",
              .deterministic = false,  // a missing date or year comes from the clock
              .examples = {{.expression = "CDate([StatusHireDate])",
                            .attributes = R"({"StatusHireDate": "2020-03-16-07:00"})",
                            .result = R"("3/16/2020 7:00:00 AM")"},
                           {.expression = R"(CDate("2021-06-30+08:00"))", .result = R"("6/29/2021 4:00:00 PM")"},
                           {.expression = "CDate([d])", .expect = Expect::null},
                           {.expression = "CDate([d])",
                            .attributes = R"({"d": "16/3/2020"})",
                            .result = "E404",
                            .expect = Expect::error}},
          },
      .apply = apply,
      .prepare = prepare,
      .repeatable = true,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
