#include "base/unicode.hpp"
#include "diag/codes_evaluate.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/encoding.hpp"

namespace attrmap::stdlib {
namespace {

// The order of the parameter's constants.
constexpr text::Encoding kEncodings[] = {text::Encoding::unicode, text::Encoding::ascii, text::Encoding::utf8};
constexpr std::string_view kConstants[] = {"Unicode", "ASCII", "UTF8"};
constexpr std::string_view kNames[] = {"Unicode (UTF-16)", "ASCII", "UTF-8"};

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = func::text_arg(args, 0, cx);
  if (!source.is_text()) return source;
  text::Encoding encoding = text::Encoding::unicode;
  if (const auto* prepared = args.prepared<text::Encoding>()) {
    encoding = *prepared;
  } else if (!args[1].is_null()) {
    const auto found = constant_arg(args, 1, cx);
    if (!found) return Val::of_kind(Val::failed);
    encoding = kEncodings[*found];
  }
  if (!cx.charge(args.node(), source.size >> 4)) return Val::of_kind(Val::failed);
  const text::Decoded decoded = text::from_base64(source.str(), encoding, cx.arena);
  if (decoded.error == text::DecodeError::not_base64)
    return cx.fail(diag::kBadEncoding, args.span(0), args.function(), "the text is not Base64");
  if (decoded.error == text::DecodeError::not_text)
    return cx.fail(diag::kBadEncoding, args.span(0), args.function(),
                   fmt::format("the bytes are no {} text", kNames[static_cast<std::size_t>(encoding)]));
  return func::text_result(decoded.text, is_ascii(decoded.text), args.node(), cx);
}

void prepare(func::Prepare& p) {
  if (const auto found = prepare_constant(p, 1)) p.node.prepared = &kEncodings[*found];
}

}  // namespace

const func::Builtin& convert_from_base64_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "ConvertFromBase64",
              .category = Category::conversion,
              .dialects = {Dialect::cloudsync},
              .parameters = {{.name = "source", .description = "text in Base64"},
                             {.name = "encoding",
                              .description =
                                  "what the bytes are: Unicode (UTF-16 little-endian, the default), ASCII or "
                                  "UTF8",
                              .required = false,
                              .constants = {std::begin(kConstants), std::end(kConstants)}}},
              .summary = "Decodes a text that is encoded in Base64.",
              .reading = "decode it from Base64[, its bytes being {encoding}]",
              .notes = "Spaces, tabs and line breaks inside the Base64 text are skipped, as .NET's "
                       "Convert.FromBase64String does. Text that is not Base64, and bytes that are not well-formed in "
                       "the encoding, are errors (inferred). Null gives null (inferred). A list is an error.",
              .examples =
                  {{.expression = R"(ConvertFromBase64("SABlAGwAbABvACAAdwBvAHIAbABkACEA"))",
                    .result = R"("Hello world!")"},
                   {.expression = R"(ConvertFromBase64("SGVsbG8gd29ybGQh", UTF8))", .result = R"("Hello world!")"},
                   {.expression = R"(ConvertFromBase64([a]))", .expect = Expect::null},
                   {.expression = R"(ConvertFromBase64("!!!", ASCII))", .result = "E414", .expect = Expect::error}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
