#include "base/unicode.hpp"
#include "diag/codes_evaluate.hpp"
#include "func/coerce.hpp"
#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const auto& domain = cx.context().default_domain;
  if (!domain) return cx.fail(diag::kNoDefaultDomain, args.node().span);
  return func::text_result(*domain, is_ascii(*domain), args.node(), cx);
}

}  // namespace

const func::Builtin& default_domain_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "DefaultDomain",
              .category = Category::identity,
              .evidence = Evidence::inferred,
              .parameters = {},
              .summary = "Gives the tenant's default domain.",
              .reading = "the tenant's default domain",
              .notes = "Occurs in Graph's function list and in real mappings without a description. Offline the domain "
                       "must be given by the host (Context::default_domain, --default-domain); without it the call is "
                       "an error.",
              .deterministic = false,
              .examples = {{.expression = "DefaultDomain()", .result = "E422", .expect = Expect::error},
                           {.expression = R"(IIF(IsPresent([mail]), [mail], Join("@", [alias], DefaultDomain())))",
                            .attributes = R"({"mail": "joe@contoso.com", "alias": "joe"})",
                            .result = R"("joe@contoso.com")"}},
          },
      .apply = apply,
      .repeatable = true,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
