#include "base/unicode.hpp"
#include "func/text_writer.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/diacritics.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, 0, cx);
  if (!source.is_text() || source.is_ascii()) return source;
  const std::string_view result = text::normalize_diacritics(source.str(), cx.arena);
  // Most names become ASCII, and whoever gets the result is faster when it knows.
  return changed(result, static_cast<std::uint8_t>((source.flags & Val::clean) | (is_ascii(result) ? Val::ascii : 0)),
                 source, args, cx);
}

func::Written write(const func::Node& node, func::TextWriter& out) {
  const auto outer = out.mode;
  const auto beyond_ascii = out.beyond_ascii;
  const std::size_t from = out.size, shrunk = out.shrunk;
  out.mode = outer.with_plain(true);
  const func::Written written = out.put(*node.args[0]);
  out.mode = outer;
  if (out.beyond_ascii == beyond_ascii) {
    out.cost += 1;
    return written;
  }
  out.size -= out.shrunk - shrunk;
  out.shrunk = shrunk;
  out.beyond_ascii = beyond_ascii;
  return out.done(written, from);
}

void prepare(func::Prepare& p) {
  evaluate_first_only<apply>(p, nullptr);
  p.node.write = write;
}

}  // namespace

const func::Builtin& normalize_diacritics_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "NormalizeDiacritics",
              .category = Category::text,
              .parameters = {{.name = "source", .description = "text to simplify, usually a first or last name"}},
              .summary = "Replaces letters with diacritical marks by the plain letters.",
              .reading = "replace letters with diacritical marks by the plain letters",
              .notes =
                  "The page gives a table; the rule that reproduces all of it (inferred): marks are taken off, `æ` "
                  "becomes `ae`, `ø` and `œ` `oe`, `ß` `ss`, `ł` `l`, `ı` `i`, capitals likewise. So `ä ö ü å` become "
                  "`a o u a`. Letters that are not in the table and do not decompose stay (`đ`, `þ`, `ð`), as do "
                  "Greek and Cyrillic letters without their marks. Case and spaces are kept. Null gives null; applied "
                  "to each value of a list (both inferred).",
              .per_value = true,
              .examples = {{.expression = R"(NormalizeDiacritics([givenName]))",
                            .attributes = R"({"givenName": "Zoë"})",
                            .result = R"("Zoe")"},
                           {.expression = R"(NormalizeDiacritics("Łukasz Müller-Strauß"))",
                            .result = R"("Lukasz Muller-Strauss")"},
                           {.expression = R"(NormalizeDiacritics([givenName]))", .expect = Expect::null},
                           {.expression = R"(NormalizeDiacritics([names]))",
                            .attributes = R"({"names": ["José", "Ann"]})",
                            .result = R"(["Jose", "Ann"])"}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
