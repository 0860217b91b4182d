#include "base/unicode.hpp"
#include "func/text_writer.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, 0, cx);
  return source.is_text() ? cut_of(trim(source.str()), source) : source;
}

func::Written write(const func::Node& node, func::TextWriter& out) {
  const auto source = out.piece(*node.args[0]);
  out.cost += 1;
  if (source.status != func::Written::text) return source.status;
  const std::string_view part = trim({source.chars, source.size});
  out.put(part.data(), part.size());
  return func::Written::text;
}

void prepare(func::Prepare& p) {
  evaluate_first_only<apply>(p, nullptr);
  p.node.write = write;
}

}  // namespace

const func::Builtin& trim_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Trim",
              .category = Category::text,
              .parameters = {{.name = "value", .description = "text to trim", .graph_key = "source"}},
              .summary = "Removes white space from the beginning and the end.",
              .reading = "remove white space at both ends",
              .notes = "White space is what .NET's String.Trim takes off: every Unicode space, tabs and line breaks. "
                       "Applied to each value of a list (documented). Null gives null (inferred). The page of cloud "
                       "sync describes the function; exported app-provisioning mappings use it as well.",
              .per_value = true,
              .examples = {{.expression = R"(Trim(" Test "))", .result = R"("Test")"},
                           {.expression = R"(Trim([proxyAddresses]))",
                            .attributes = R"({"proxyAddresses": [" SMTP:a@contoso.com ", "smtp:b@contoso.com "]})",
                            .result = R"(["SMTP:a@contoso.com", "smtp:b@contoso.com"])"},
                           {.expression = R"(Trim([description]))", .expect = Expect::null},
                           {.expression = R"(Trim("  "))", .result = R"("")"}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
