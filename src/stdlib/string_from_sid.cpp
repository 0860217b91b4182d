#include "diag/codes_evaluate.hpp"
#include "func/coerce.hpp"
#include "stdlib/all.hpp"
#include "text/encoding.hpp"
#include "text/identifiers.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = func::text_arg(args, 0, cx);
  if (!source.is_text()) return source;
  if (!cx.charge(args.node(), source.size >> 4)) return Val::of_kind(Val::failed);
  const text::Decoded bytes = text::base64_bytes(source.str(), cx.arena);
  if (bytes.error != text::DecodeError::none)
    return cx.fail(diag::kMalformedSid, args.span(0),
                   source.str().substr(0, 2) == "S-" ? "the value is a security identifier in text form already"
                                                     : "the value is not Base64");
  const auto sid = text::string_from_sid(bytes.text, cx.arena);
  if (!sid)
    return cx.fail(diag::kMalformedSid, args.span(0),
                   fmt::format("the {} bytes are no security identifier", bytes.text.size()));
  return func::text_result(*sid, true, args.node(), cx);
}

}  // namespace

const func::Builtin& string_from_sid_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "StringFromSid",
              .category = Category::conversion,
              .dialects = {Dialect::cloudsync},
              .parameters = {{.name = "objectSid",
                              .type = Type::binary,
                              .description = "binary security identifier, in Base64 as JSON carries it"}},
              .summary = "Writes a binary security identifier as S-1-...",
              .reading = "write the security identifier as S-1-...",
              .notes = "The page describes the function without an example. Inferred: the form is that of .NET's "
                       "SecurityIdentifier (revision, 48-bit authority, 32-bit sub-authorities), and anything that is "
                       "no security identifier is an error. Null gives null. A list is an error.",
              .examples = {{.expression = R"(StringFromSid([objectSid]))",
                            .attributes = R"({"objectSid": "AQUAAAAAAAUVAAAAAAAAAAEAAAACAAAA9AEAAA=="})",
                            .result = R"("S-1-5-21-0-1-2-500")"},
                           {.expression = R"(StringFromSid("AQEAAAAAAAUSAAAA"))", .result = R"("S-1-5-18")"},
                           {.expression = R"(StringFromSid([objectSid]))", .expect = Expect::null},
                           {.expression = R"(StringFromSid("AQ=="))", .result = "E425", .expect = Expect::error}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
