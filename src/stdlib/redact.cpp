#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation&) {
  Val value = args[0];
  value.flags |= Val::redacted;
  return value;
}

}  // namespace

const func::Builtin& redact_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Redact",
              .category = Category::flow,
              .parameters = {{.name = "value", .type = Type::any, .description = "the value to keep out of logs"}},
              .result = Type::any,
              .summary = "Passes a value on and keeps it out of logs.",
              .reading = "keep it out of logs",
              .notes = "The value flows unchanged; traces and error messages show `[Redact]` or a description instead. "
                       "The mark stays on whatever other functions make of the value. The log text is documented, that "
                       "the value passes is inferred.",
              .deterministic = false,  // a folded list would lose the mark
              .examples = {{.expression = "Redact([userPrincipalName])",
                            .attributes = R"({"userPrincipalName": "John.Doe@contoso.com"})",
                            .result = R"("John.Doe@contoso.com")"},
                           {.expression = R"(Redact("StringToBeRedacted"))", .result = R"("StringToBeRedacted")"},
                           {.expression = "Redact([a])", .expect = Expect::null}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
