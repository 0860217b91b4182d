#include "stdlib/all.hpp"
#include "stdlib/casing_support.hpp"

namespace attrmap::stdlib {

const func::Builtin& to_upper_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "ToUpper",
              .category = Category::text,
              .parameters = {{.name = "source", .description = "text to convert"},
                             {.name = "culture",
                              .description = "name of the culture as in RFC 4646, such as tr-TR; default: invariant",
                              .required = false,
                              // Those whose letters differ from the invariant ones.
                              .known_values = {{"az-Latn-AZ", "Azeri"}, {"tr-TR", "Turkish"}}}},
              .summary = "Makes all letters upper case.",
              .reading = "make all letters upper case[, as {culture} does]",
              .notes = "As .NET's ToUpper: letter by letter, so the length never changes and ß stays. Only Turkish and "
                       "Azeri (tr, az) treat i in their own way. A well-formed culture name that is unknown is "
                       "accepted, as .NET accepts it; a malformed one is an error. Null gives null; applied to each "
                       "value of a list (both inferred).",
              .per_value = true,
              .examples = {{.expression = R"(ToUpper([country]))",
                            .attributes = R"({"country": "us"})",
                            .result = R"("US")"},
                           {.expression = R"(ToUpper("straße"))", .result = R"("STRAßE")"},
                           {.expression = R"(ToUpper("izmir", "tr"))", .result = R"("İZMİR")"},
                           {.expression = R"(ToUpper([country]))", .expect = Expect::null}},
          },
      .apply = change_case<text::to_upper>,
      .prepare = prepare_change_case<text::to_upper, 'a'>,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
