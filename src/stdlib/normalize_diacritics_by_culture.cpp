#include "base/unicode.hpp"
#include "diag/codes_check.hpp"
#include "diag/codes_evaluate.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/diacritics.hpp"

namespace attrmap::stdlib {
namespace {

using text::DiacriticCulture;

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, 0, cx);
  if (!source.is_text()) return source;
  DiacriticCulture culture = DiacriticCulture::plain;
  if (const auto* prepared = args.prepared<DiacriticCulture>()) {
    culture = *prepared;
  } else {
    const Val name = text_of(args, 1, cx);
    if (name.kind == Val::failed) return name;
    if (name.is_text()) {
      const auto parsed = text::parse_diacritic_culture(name.str());
      if (!parsed)
        return cx.fail(diag::kBadArgument, args.span(1), args.function(), args.parameter(1), "it is no culture name");
      culture = *parsed;
    }
  }
  if (source.is_ascii()) return source;
  const std::string_view result = text::normalize_diacritics_by_culture(source.str(), culture, cx.arena);
  return changed(result, static_cast<std::uint8_t>((source.flags & Val::clean) | (is_ascii(result) ? Val::ascii : 0)),
                 source, args, cx);
}

void prepare(func::Prepare& p) {
  const Val* name = p.constant(1);
  if (name == nullptr || !name->is_text()) return;
  const auto culture = text::parse_diacritic_culture(name->str());
  if (!culture)
    p.report(diag::kBadCulture, 1, p.function(), name->str());
  else if (only_first_varies(p))
    evaluate_first_only<apply>(p, p.keep(*culture));
}

}  // namespace

const func::Builtin& normalize_diacritics_by_culture_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "NormalizeDiacriticsByCulture",
              .category = Category::text,
              .evidence = Evidence::inferred,
              .parameters = {{.name = "source", .description = "text to simplify"},
                             {.name = "culture",
                              .description = "name of the language as in RFC 4646, such as de-DE",
                              // Those that differ from plain letters.
                              .known_values = {{"da-DK", "Danish"},
                                               {"de-DE", "German"},
                                               {"nb-NO", "Norwegian Bokmål"},
                                               {"nn-NO", "Norwegian Nynorsk"},
                                               {"no", "Norwegian"},
                                               {"sv-SE", "Swedish"}}}},
              .summary = "Replaces letters with diacritical marks by plain letters in the way of a language.",
              .reading = "replace letters with diacritical marks by plain letters, in the way of {culture}",
              .notes =
                  "The functions page lists the name only; parameters and rules are inferred. German (de): `ä` gives "
                  "`ae`, `ö` `oe`, `ü` `ue`, `ß` `ss`. Danish and Norwegian (da, no, nb, nn): `å` gives `aa`, `æ` "
                  "`ae`, `ø` `oe`. Swedish (sv): `å` and `ä` give `a`, `ö` gives `o`. Everything else, and every other "
                  "language, as `NormalizeDiacritics`. A capital gives two capitals unless a lower-case letter "
                  "follows. Null gives null, a null culture is no language; applied to each value of a list.",
              .per_value = true,
              .examples = {{.expression = R"(NormalizeDiacriticsByCulture([surname], "de-DE"))",
                            .attributes = R"({"surname": "Müller"})",
                            .result = R"("Mueller")"},
                           {.expression = R"(NormalizeDiacriticsByCulture("Åse Ægir", "nb-NO"))",
                            .result = R"("Aase Aegir")"},
                           {.expression = R"(NormalizeDiacriticsByCulture("Åsa Öberg", "sv"))",
                            .result = R"("Asa Oberg")"},
                           {.expression = R"(NormalizeDiacriticsByCulture([surname], "de"))", .expect = Expect::null}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
