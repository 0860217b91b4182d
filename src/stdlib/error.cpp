#include "base/unicode.hpp"
#include "diag/codes_evaluate.hpp"
#include "func/coerce.hpp"
#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

constexpr std::size_t kLongestMessage = 1000;  // bytes; a message is for people

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val message = func::text_arg(args, 0, cx);
  if (message.kind == Val::failed) return message;
  const func::Node* argument = args.node().arg(0);
  const bool constant = argument != nullptr && argument->type == func::NodeType::constant;
  if (message.is_null_or_empty())
    return cx.fail(diag::kErrorFunction, args.node().span, "the expression raised an error without a message");
  // A computed message may hold personal data: it is treated like any other value in an error.
  if ((message.flags & Val::redacted) || (!constant && !cx.context().values_in_errors))
    return cx.fail(diag::kErrorFunction, args.node().span,
                   fmt::format("the expression raised an error with {} as its message", cx.shown(message)));
  std::string_view text = message.str();
  if (text.size() > kLongestMessage) {
    std::size_t end = kLongestMessage;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text = text.substr(0, end);
  }
  return cx.fail(diag::kErrorFunction, args.node().span, replace_lone_surrogates(text));
}

}  // namespace

const func::Builtin& error_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Error",
              .category = Category::flow,
              .parameters = {{.name = "message", .description = "what is wrong, for whoever reads the log"}},
              .result = Type::any,
              .summary = "Ends the evaluation with an error.",
              .reading = "fail with the message {message}",
              .notes =
                  "Stands in a branch of IIF or Switch that must not be taken; these evaluate only the branch they "
                  "choose. A constant message is reported as it is. A computed one is only described unless the "
                  "context allows values in errors, because it may hold personal data. Documented for cloud sync; "
                  "accepted in provisioning too.",
              .deterministic = false,
              .examples = {{.expression =
                                R"(IIF(IsPresent([accountName]), [accountName], Error("AccountName is required")))",
                            .result = "E412",
                            .expect = Expect::error},
                           {.expression =
                                R"(IIF(IsPresent([accountName]), [accountName], Error("AccountName is required")))",
                            .attributes = R"({"accountName": "joe"})",
                            .result = R"("joe")"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
