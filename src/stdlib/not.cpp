#include "base/suggest.hpp"
#include "base/unicode.hpp"
#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation&) {
  const Val source = args[0];
  const bool is_true = (source.kind == Val::boolean && source.number != 0) ||
                       (source.is_text() && equals_ignoring_ascii_case(trim(source.str()), "True"));
  return Val::of_boolean(!is_true);
}

}  // namespace

const func::Builtin& not_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Not",
              .category = Category::logic,
              .parameters = {{.name = "source",
                              .type = Type::any,
                              .description = "a Boolean, or its text; anything that is not True counts as False"}},
              .result = Type::boolean,
              .summary = "Turns True into False and everything else into True.",
              .reading = "it is not so that {source}",
              .notes = "Documented so: other texts, numbers, null and lists all give True. Text is compared ignoring "
                       "case and surrounding white space (inferred).",
              .examples = {{.expression = "Not([accountEnabled])",
                            .attributes = R"({"accountEnabled": "True"})",
                            .result = "false"},
                           {.expression = "Not([accountEnabled])",
                            .attributes = R"({"accountEnabled": false})",
                            .result = "true"},
                           {.expression = "Not([x])", .attributes = R"({"x": "anything else"})", .result = "true"},
                           {.expression = "Not([x])", .result = "true"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
