#include <algorithm>

#include "func/text_writer.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/substring.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, 0, cx);
  if (source.is_null()) return Val::of_text({}, Val::ascii | Val::clean);
  if (!source.is_text()) return source;
  if (const auto* count = args.prepared<std::int64_t>())
    return cut_of(text::left(source.str(), *count, cx.arena), source);
  const auto count = func::integer_arg(args, 1, cx);
  if (!count) return Val::of_kind(Val::failed);
  return cut_of(text::left(source.str(), *count, cx.arena), source);
}

/// In ASCII a code unit is a byte.
func::Written write(const func::Node& node, func::TextWriter& out) {
  const auto source = out.piece(*node.args[0]);
  out.cost += 1;
  if (source.status == func::Written::not_here) return source.status;
  const auto count = static_cast<std::uint64_t>(*static_cast<const std::int64_t*>(node.prepared));  // negative: all
  out.put(source.chars, std::min<std::uint64_t>(count, source.size));
  return func::Written::text;
}

void prepare(func::Prepare& p) {
  const auto count = prepare_integer(p, 1);
  if (!count || !only_first_varies(p)) return;
  evaluate_first_only<apply>(p, p.keep(*count));
  p.node.write = write;
}

}  // namespace

const func::Builtin& left_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Left",
              .category = Category::text,
              .parameters = {{.name = "string", .description = "text to cut", .graph_key = "source"},
                             {.name = "numChars",
                              .type = Type::integer,
                              .description = "number of UTF-16 code units to keep",
                              .graph_key = "length"}},
              .summary = "Gives the first numChars characters of a text.",
              .reading = "keep the first {numChars} character(s)",
              .notes = "Documented: 0 gives \"\", a negative number and one beyond the end give the whole text, null "
                       "gives \"\". Characters are UTF-16 code units as in .NET (inferred), so a character outside the "
                       "basic plane counts two. A null numChars is an error. Applied to each value of a list.",
              .per_value = true,
              .examples = {{.expression = R"(Left("John Doe", 3))", .result = R"("Joh")"},
                           {.expression = R"(Left("John Doe", -1))", .result = R"("John Doe")"},
                           {.expression = R"(Left([nickname], 3))", .result = R"("")"},
                           {.expression = R"(Left([names], 1))",
                            .attributes = R"({"names": ["Ada", "Bob"]})",
                            .result = R"(["A", "B"])"}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
