#include "func/coerce.hpp"
#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) { return func::text_arg(args, 0, cx); }

}  // namespace

const func::Builtin& cref_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "CRef",
              .category = Category::conversion,
              .dialects = {Dialect::cloudsync},
              .evidence = Evidence::derived,
              .parameters = {{.name = "value", .description = "distinguished name, or another name of an object"}},
              .result = Type::reference,
              .summary = "Makes a text a reference to an object.",
              .reading = "make it a reference to an object",
              .notes = "A reference is carried as its text here, so the value stays as it is. The cloud sync page uses "
                       "the function in the example of `DNComponent` and describes it nowhere; Connect Sync's page "
                       "does. Null gives null. A list is an error.",
              .examples = {{.expression = R"(CRef([manager]))",
                            .attributes = R"({"manager": "cn=Joe,dc=contoso,dc=com"})",
                            .result = R"("cn=Joe,dc=contoso,dc=com")"},
                           {.expression = R"(CRef([manager]))", .expect = Expect::null}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
