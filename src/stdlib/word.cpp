#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/substring.hpp"

namespace attrmap::stdlib {
namespace {

/// Constant arguments.
struct Choice {
  std::int64_t number;
  text::SeparatorSet delimiters;
};

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, 0, cx);
  if (source.is_null()) return Val::of_text({}, Val::ascii | Val::clean);
  if (!source.is_text()) return source;
  if (!cx.charge(args.node(), source.size >> 4)) return Val::of_kind(Val::failed);
  if (const auto* choice = args.prepared<Choice>())
    return cut_of(text::word(source.str(), choice->number, choice->delimiters, cx.arena), source);
  const auto number = func::integer_arg(args, 1, cx);
  if (!number) return Val::of_kind(Val::failed);
  const Val characters = text_of(args, 2, cx);
  if (characters.kind == Val::failed) return characters;
  const text::SeparatorSet delimiters(characters.is_null() ? std::string_view() : characters.str());
  return cut_of(text::word(source.str(), *number, delimiters, cx.arena), source);
}

void prepare(func::Prepare& p) {
  const auto number = prepare_integer(p, 1);
  const Val* delimiters = p.constant(2);
  if (number && delimiters != nullptr && delimiters->is_text() && only_first_varies(p))
    evaluate_first_only<apply>(p, p.keep(Choice{*number, text::SeparatorSet(delimiters->str())}));
}

}  // namespace

const func::Builtin& word_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Word",
              .category = Category::text,
              .parameters = {{.name = "string", .description = "text to take a word from", .graph_key = "source"},
                             {.name = "wordNumber", .type = Type::integer, .description = "which word, from 1"},
                             {.name = "delimiters", .description = "the characters that separate words"}},
              .summary = "Gives one of the words of a text.",
              .reading = "take word number {wordNumber}, words ending at any of {delimiters}",
              .notes =
                  "Each single character of delimiters separates (documented). Documented also: a number below 1, a "
                  "null text and a number beyond the last word give \"\". Inferred: adjacent delimiters make no empty "
                  "word; a text without any delimiter is one word, as is every text when delimiters is \"\" or null. "
                  "Applied to each value of a list.",
              .per_value = true,
              .examples = {{.expression = R"(Word("The quick brown fox", 3, " "))", .result = R"("brown")"},
                           {.expression = R"(Word("This,string!has&many separators", 3, ",!&#"))",
                            .result = R"("has")"},
                           {.expression = R"(Word([displayName], 2, " ,"))",
                            .attributes = R"({"displayName": "Doe, John"})",
                            .result = R"("John")"},
                           {.expression = R"(Word([displayName], 1, " "))", .result = R"("")"}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
