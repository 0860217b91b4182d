#include "diag/codes_evaluate.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/encoding.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = func::text_arg(args, 0, cx);
  if (!source.is_text()) return source;
  // Refuse before the work: the result has at least 4/3 of the two bytes that each UTF-16 unit has.
  if (source.is_ascii() && source.size > cx.limits().text_bytes / 2)
    return cx.fail(diag::kTextTooLong, args.node().span, cx.limits().text_bytes);
  return changed(text::base64_utf16le(source.str(), cx.arena), Val::ascii | Val::clean, source, args, cx);
}

}  // namespace

const func::Builtin& convert_to_base64_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "ConvertToBase64",
              .category = Category::conversion,
              .parameters = {{.name = "source", .description = "text to encode"}},
              .summary = "Encodes a text in Base64.",
              .reading = "encode it in Base64",
              .notes = "The bytes are those of UTF-16, little-endian and without a byte order mark, as the documented "
                       "example shows; the result is padded and has no line breaks. Half of a surrogate pair becomes "
                       "U+FFFD as in .NET. Null gives null, \"\" gives \"\" (inferred). A list is an error.",
              .examples = {{.expression = R"(ConvertToBase64("Hello world!"))",
                            .result = R"("SABlAGwAbABvACAAdwBvAHIAbABkACEA")"},
                           {.expression = R"(ConvertToBase64([a]))", .expect = Expect::null},
                           {.expression = R"(ConvertToBase64(""))", .result = R"("")"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
