#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation&) { return Val::of_boolean(!args[0].is_null_or_empty()); }

}  // namespace

const func::Builtin& is_present_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "IsPresent",
              .category = Category::logic,
              .parameters =
                  {{.name = "expression", .type = Type::any, .description = "value to test", .graph_key = "source"}},
              .result = Type::boolean,
              .summary = "Tells whether a value is neither null nor empty.",
              .reading = "{expression} is neither null nor empty",
              .notes = "The opposite of IsNullOrEmpty. As the source of Switch it is compared as the text True or "
                       "False; the documentation's example with several IsPresent conditions is written for Connect "
                       "Sync and means something else here.",
              .examples = {{.expression = R"(Switch(IsPresent([manager]), , "True", "managed", "False", "alone"))",
                            .attributes = R"({"manager": "m"})",
                            .result = R"("managed")"},
                           {.expression = "IsPresent([manager])", .result = "false"},
                           {.expression = "IsPresent([manager])",
                            .attributes = R"({"manager": ""})",
                            .result = "false"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
