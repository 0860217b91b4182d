#include <array>

#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/titlecase.hpp"

namespace attrmap::stdlib {
namespace {

/// Constant separators, with a table for ASCII texts: lower case, the bit that makes it upper case, "a word follows".
struct Separators {
  struct Ascii {
    std::uint8_t lower, raise, separates;
  };
  text::SeparatorSet set;
  std::array<Ascii, 128> ascii;

  explicit Separators(std::string_view characters) : set(characters) {
    for (unsigned c = 0; c < 128; ++c) {
      const unsigned lower = c >= 'A' && c <= 'Z' ? c + 32 : c;
      ascii[c] = {static_cast<std::uint8_t>(lower), static_cast<std::uint8_t>(lower >= 'a' && lower <= 'z' ? 32 : 0),
                  static_cast<std::uint8_t>(set.contains(lower) ? 0xFF : 0)};
    }
  }
};

std::string_view pcase_ascii(std::string_view text, const Separators& separators, Arena& arena) {
  char* const begin = arena.reserve(text.size());
  unsigned first = 0xFF, difference = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const Separators::Ascii entry = separators.ascii[c & 127];
    const unsigned mapped = entry.lower ^ (entry.raise & first);
    first = entry.separates;
    difference |= mapped ^ c;
    begin[i] = static_cast<char>(mapped);
  }
  return difference == 0 ? text : arena.commit(text.size());
}

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, 0, cx);
  if (!source.is_text()) return source;
  std::string_view result;
  if (const auto* separators = args.prepared<Separators>()) {
    result = source.is_ascii() ? pcase_ascii(source.str(), *separators, cx.arena)
                               : text::pcase(source.str(), separators->set, cx.arena);
  } else if (args[1].is_null()) {
    result = text::pcase(source.str(), cx.arena);
  } else {
    const Val characters = text_of(args, 1, cx);
    if (characters.kind == Val::failed) return characters;
    result = text::pcase(source.str(), text::SeparatorSet(characters.str()), cx.arena);
  }
  return changed(result, source.flags, source, args, cx);  // no mapping leads out of ASCII or to a character to escape
}

void prepare(func::Prepare& p) {
  if (!p.supplied(1)) return evaluate_first_only<apply>(p, nullptr);
  const Val* separators = p.constant(1);
  if (separators != nullptr && separators->is_text() && only_first_varies(p))
    evaluate_first_only<apply>(p, p.keep(Separators(separators->str())));
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
              .reading = "make the first letter of each word upper case and the others lower case[, words ending at "
                         "any of {wordSeparators}]",
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
