#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/titlecase.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = func::text_arg(args, 0, cx);
  if (!source.is_text()) return source;
  std::string_view result;
  if (const auto* separators = args.prepared<text::SeparatorSet>()) {
    result = text::pcase(source.str(), *separators, cx.arena);
  } else if (args[1].is_null()) {
    result = text::pcase(source.str(), cx.arena);
  } else {
    const Val characters = func::text_arg(args, 1, cx);
    if (characters.kind == Val::failed) return characters;
    result = text::pcase(source.str(), text::SeparatorSet(characters.str()), cx.arena);
  }
  return changed(result, source.flags, source, args, cx);  // no mapping leads out of ASCII or to a character to escape
}

void prepare(func::Prepare& p) {
  if (const Val* separators = p.constant(1); separators != nullptr && separators->is_text())
    p.node.prepared = p.keep(text::SeparatorSet(separators->str()));
}

}  // namespace

const func::Builtin& pcase_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "PCase",
              .category = Category::text,
              .parameters = {{.name = "source", .description = "text to convert"},
                             {.name = "wordSeparators",
                              .description = "the characters that separate words; default: as .NET's title case",
                              .required = false}},
              .summary = "Makes the first letter of each word upper case and the others lower case.",
              .notes = "With wordSeparators only these characters separate words, each by itself; with \"\" the text "
                       "is one word. Without, words are those of .NET's TextInfo.ToTitleCase (documented), applied to "
                       "the lower-cased text: white space, punctuation and symbols separate, an apostrophe inside a "
                       "word does not although the page lists it (`O'NEIL` gives `O'neil`), and a letter behind digits "
                       "that begin a word starts one (`3rd` gives `3Rd`). Invariant culture. Null gives null; applied "
                       "to each value of a list (both inferred).",
              .per_value = true,
              .examples = {{.expression = R"(PCase([firstName]))",
                            .attributes = R"x({"firstName": "PABLO GONSALVES (SECOND)"})x",
                            .result = R"x("Pablo Gonsalves (Second)")x"},
                           {.expression = R"(PCase([lastName], " '-"))",
                            .attributes = R"({"lastName": "PINTO-DE'SILVA"})",
                            .result = R"("Pinto-De'Silva")"},
                           {.expression = R"(PCase("st john's hospital"))", .result = R"("St John's Hospital")"},
                           {.expression = R"(PCase([middleName]))", .expect = Expect::null}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
