#include "diag/codes_evaluate.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/search.hpp"

namespace attrmap::stdlib {
namespace {

// The order of the parameter's constants.
constexpr text::CompareType kTypes[] = {text::CompareType::text, text::CompareType::binary};
constexpr std::string_view kConstants[] = {"vbTextCompare", "vbBinaryCompare"};

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val text = func::text_arg(args, 0, cx);
  if (text.kind == Val::failed) return text;
  const Val sought = func::text_arg(args, 1, cx);
  if (sought.kind == Val::failed) return sought;
  std::int64_t start = 1;
  if (args.supplied(2)) {
    const auto given = func::integer_arg(args, 2, cx);
    if (!given) return Val::of_kind(Val::failed);
    start = *given;
  }
  text::CompareType compare = text::CompareType::binary;
  if (const auto* prepared = args.prepared<text::CompareType>()) {
    compare = *prepared;
  } else if (!args[3].is_null()) {
    const auto found = constant_arg(args, 3, cx);
    if (!found) return Val::of_kind(Val::failed);
    compare = kTypes[*found];
  }
  if (!cx.charge(args.node(), (text.is_null() ? 0 : text.size) >> 4)) return Val::of_kind(Val::failed);
  const auto at = text::instr(text.is_null() ? std::string_view() : text.str(),
                              sought.is_null() ? std::string_view() : sought.str(), start, compare, cx.arena);
  if (at) return Val::of_integer(*at);
  return cx.fail(diag::kArgumentOutOfRange, args.span(2), args.function(), args.parameter(2), "at least 1", start);
}

void prepare(func::Prepare& p) {
  prepare_integer(p, 2);
  if (const auto found = prepare_constant(p, 3)) p.node.prepared = &kTypes[*found];
}

}  // namespace

const func::Builtin& instr_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "InStr",
              .category = Category::text,
              .parameters = {{.name = "value1", .description = "text to search in"},
                             {.name = "value2", .description = "text to search for"},
                             {.name = "start",
                              .type = Type::integer,
                              .description = "where the search begins, from 1; default 1",
                              .required = false},
                             {.name = "compareType",
                              .description = "vbBinaryCompare (default) tells letters by code, vbTextCompare ignores "
                                             "case",
                              .required = false,
                              .constants = {std::begin(kConstants), std::end(kConstants)}}},
              .result = Type::integer,
              .summary = "Gives the position of the first occurrence of value2 in value1, or 0.",
              .reading = "find {value2} in it[, from character {start} on][, by {compareType}]: its place from 1 on, 0 "
                         "if it is not there",
              .notes = "Documented: positions count from 1 (from the start of value1, wherever the search begins), and "
                       "0 means not found. Inferred from Visual Basic: the comparison is binary by default, a null "
                       "value1 gives 0, a null or empty value2 is found at start, a start beyond the end gives 0 and "
                       "one below 1 is an error. Positions count UTF-16 code units as in .NET. vbTextCompare also "
                       "ignores the width of full-width letters and the difference of hiragana and katakana. A list is "
                       "an error.",
              .examples = {{.expression = R"(InStr("The quick brown fox", "quick"))", .result = "5"},
                           {.expression = R"(InStr("repEated", "e", 3, vbBinaryCompare))", .result = "7"},
                           {.expression = R"(InStr("repEated", "e", 3, vbTextCompare))", .result = "4"},
                           {.expression = R"(InStr([mail], "@", , ))", .result = "0"}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
