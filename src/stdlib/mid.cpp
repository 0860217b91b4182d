#include <algorithm>

#include "diag/codes_check.hpp"
#include "diag/codes_evaluate.hpp"
#include "func/text_writer.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/substring.hpp"

namespace attrmap::stdlib {
namespace {

/// Constants that are in range.
struct Range {
  std::int64_t start;
  std::int64_t length;
};

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, 0, cx);
  if (source.is_null()) return Val::of_text({}, Val::ascii | Val::clean);
  if (!source.is_text()) return source;
  if (const auto* range = args.prepared<Range>())
    return cut_of(*text::mid(source.str(), range->start, range->length, cx.arena), source);
  const auto start = func::integer_arg(args, 1, cx);
  if (!start) return Val::of_kind(Val::failed);
  std::int64_t length = INT64_MAX;
  if (args.supplied(2)) {
    const auto given = func::integer_arg(args, 2, cx);
    if (!given) return Val::of_kind(Val::failed);
    length = *given;
  }
  const auto part = text::mid(source.str(), *start, length, cx.arena);
  if (part) return cut_of(*part, source);
  const std::size_t i = *start < 1 ? 1 : 2;
  return cx.fail(diag::kArgumentOutOfRange, args.span(i), args.function(), args.parameter(i),
                 i == 1 ? "at least 1" : "at least 0", i == 1 ? *start : length);
}

/// In ASCII a code unit is a byte.
func::Written write(const func::Node& node, func::TextWriter& out) {
  const auto source = out.piece(*node.args[0]);
  out.cost += 1;
  if (source.status == func::Written::not_here) return source.status;
  const auto& range = *static_cast<const Range*>(node.prepared);
  const auto from = std::min(static_cast<std::uint64_t>(range.start - 1), std::uint64_t{source.size});
  out.put(source.chars + from, std::min(static_cast<std::uint64_t>(range.length), source.size - from));
  return func::Written::text;
}

void prepare(func::Prepare& p) {
  const auto start = prepare_integer(p, 1);
  const auto length = p.supplied(2) ? prepare_integer(p, 2) : INT64_MAX;
  if (p.dialect == Dialect::provisioning && !p.supplied(2)) p.report(diag::kMidNeedsLength, 2);
  if (start && length && *start >= 1 && *length >= 0 && only_first_varies(p)) {
    evaluate_first_only<apply>(p, p.keep(Range{*start, *length}));
    p.node.write = write;
  }
}

}  // namespace

const func::Builtin& mid_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Mid",
              .category = Category::text,
              .parameters = {{.name = "source", .description = "text to cut"},
                             {.name = "start", .type = Type::integer, .description = "first character, from 1"},
                             {.name = "length",
                              .type = Type::integer,
                              .description = "number of UTF-16 code units; cloud sync lets it be left out, which means "
                                             "the rest of the text",
                              .required = false}},
              .summary = "Gives length characters of a text, beginning at start.",
              .reading =
                  "from character {start} on, keep {length} character(s)|keep everything from character {start} on",
              .notes = "Documented: a length beyond the end gives what is there. Inferred from Visual Basic: a start "
                       "beyond the end gives \"\", a start below 1 and a negative length are errors, a null source "
                       "gives \"\". Positions count UTF-16 code units as in .NET. The length is required in the "
                       "provisioning dialect; an example of the cloud sync page leaves it out. Applied to each value "
                       "of a list.",
              .per_value = true,
              .examples = {{.expression = R"(Mid([userPrincipalName], 1, 8))",
                            .attributes = R"({"userPrincipalName": "johns@contoso.com"})",
                            .result = R"("johns@co")"},
                           {.expression = R"(Mid("abcd", 3, 99))", .result = R"("cd")"},
                           {.expression = R"(Mid([absent], 1, 1))", .result = R"("")"},
                           {.expression = R"(Mid("abc", 0, 1))", .result = "E420", .expect = Expect::error}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
