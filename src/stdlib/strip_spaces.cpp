#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/substring.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = func::text_arg(args, 0, cx);
  if (!source.is_text()) return source;
  return changed(text::strip_spaces(source.str(), cx.arena), source.flags, source, args, cx);
}

}  // namespace

const func::Builtin& strip_spaces_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "StripSpaces",
              .category = Category::text,
              .parameters = {{.name = "source", .description = "text to take the spaces out of"}},
              .summary = "Removes every space.",
              .notes = "Only the space itself (U+0020) is removed; tabs, line breaks and no-break spaces stay "
                       "(inferred, the page speaks of space characters). Null gives null; applied to each value of a "
                       "list (both inferred).",
              .per_value = true,
              .examples = {{.expression = R"(StripSpaces([displayName]))",
                            .attributes = R"({"displayName": " Anna van der Berg"})",
                            .result = R"("AnnavanderBerg")"},
                           {.expression = R"(StripSpaces([a]))",
                            .attributes = R"({"a": " a b\tc "})",
                            .result = R"("ab\tc")"},
                           {.expression = R"(StripSpaces([a]))", .expect = Expect::null},
                           {.expression = R"(StripSpaces([a]))",
                            .attributes = R"({"a": ["1 2", " "]})",
                            .result = R"(["12", ""])"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
