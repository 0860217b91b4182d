#include "diag/codes_evaluate.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/encoding.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = func::text_arg(args, 0, cx);
  if (!source.is_text()) return source;
  if (source.size > cx.limits().text_bytes / 2)
    return cx.fail(diag::kTextTooLong, args.node().span, cx.limits().text_bytes);
  return changed(text::utf8_hex(source.str(), cx.arena), Val::ascii | Val::clean, source, args, cx);
}

}  // namespace

const func::Builtin& convert_to_utf8_hex_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "ConvertToUTF8Hex",
              .category = Category::conversion,
              .parameters = {{.name = "source", .description = "text to encode"}},
              .summary = "Writes the UTF-8 bytes of a text in hexadecimal.",
              .reading = "write its UTF-8 bytes in hexadecimal",
              .notes =
                  "Two upper-case digits a byte, without prefix. Half of a surrogate pair is written as U+FFFD, as "
                  ".NET does. Null gives null (inferred). A list is an error.",
              .examples = {{.expression = R"(ConvertToUTF8Hex("Hello world!"))",
                            .result = R"("48656C6C6F20776F726C6421")"},
                           {.expression = R"(ConvertToUTF8Hex("é"))", .result = R"("C3A9")"},
                           {.expression = R"(ConvertToUTF8Hex([a]))", .expect = Expect::null}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
