#include "stdlib/all.hpp"
#include "stdlib/casing_support.hpp"

namespace attrmap::stdlib {

const func::Builtin& to_lower_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "ToLower",
              .category = Category::text,
              .parameters = {{.name = "source", .description = "text to convert"},
                             {.name = "culture",
                              .description = "name of the culture as in RFC 4646, such as tr-TR; default: invariant",
                              .required = false,
                              // Those whose letters differ from the invariant ones.
                              .known_values = {{"az-Latn-AZ", "Azeri"}, {"tr-TR", "Turkish"}}}},
              .summary = "Makes all letters lower case.",
              .reading = "make all letters lower case[, as {culture} does]",
              .notes = "As .NET's ToLower: letter by letter, so the length never changes and a final sigma is not "
                       "special. Only Turkish and Azeri (tr, az) treat I and dotless i in their own way. A well-formed "
                       "culture name that is unknown is accepted, as .NET accepts it; a malformed one is an error. "
                       "Null gives null; applied to each value of a list (both inferred).",
              .per_value = true,
              .examples = {{.expression = R"(ToLower([mail]))",
                            .attributes = R"({"mail": "John.Doe@Contoso.com"})",
                            .result = R"("john.doe@contoso.com")"},
                           {.expression = R"(ToLower("DIYARBAKIR", "tr-TR"))", .result = R"("dıyarbakır")"},
                           {.expression = R"(ToLower([mail]))", .expect = Expect::null},
                           {.expression = R"(ToLower([proxyAddresses], ))",
                            .attributes = R"({"proxyAddresses": ["SMTP:A@b.c", "smtp:d@b.c"]})",
                            .result = R"(["smtp:a@b.c", "smtp:d@b.c"])"}},
          },
      .apply = change_case<text::to_lower>,
      .prepare = prepare_change_case<text::to_lower, 'A'>,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
