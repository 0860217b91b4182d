#include "func/coerce.hpp"
#include "func/text_writer.hpp"
#include "stdlib/all.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = func::text_arg(args, 0, cx);
  if (!source.is_text()) return source;  // null, or failed
  const Val suffix = func::text_arg(args, 1, cx);
  if (suffix.kind == Val::failed) return suffix;
  if (suffix.is_null_or_empty()) return source;
  const Val parts[] = {source, suffix};
  return func::concat(parts, args.node(), cx);
}

func::Written write(const func::Node& node, func::TextWriter& out) {
  using func::Written;
  const auto before = out.mark();
  const Written source = out.put(*node.args[0]);
  const std::size_t behind = out.size;
  if (source == Written::not_here || out.put(*node.args[1]) == Written::not_here) return Written::not_here;
  out.cost += 1;
  if (source == Written::null)
    out.back_to(before);
  else if (out.size != behind)
    out.cost += (out.size - before.size) >> 4;
  return source;
}

void prepare(func::Prepare& p) { p.node.write = write; }

}  // namespace

const func::Builtin& append_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Append",
              .category = Category::text,
              .parameters = {{.name = "source", .description = "text to extend"},
                             {.name = "suffix", .description = "text put behind it"}},
              .summary = "Puts suffix behind source.",
              .reading = "put {suffix} behind it",
              .notes = "No separator and no trimming (documented). A null source gives null, a null suffix leaves the "
                       "source as it is (both inferred). Applied to each value of a list.",
              .per_value = true,
              .examples = {{.expression = R"(Append([userPrincipalName], ".test"))",
                            .attributes = R"({"userPrincipalName": "John.Doe@contoso.com"})",
                            .result = R"("John.Doe@contoso.com.test")"},
                           {.expression = R"(Append([mail], "x"))", .expect = Expect::null},
                           {.expression = R"(Append("a", [suffix]))", .result = R"("a")"},
                           {.expression = R"(Append([tags], "-x"))",
                            .attributes = R"({"tags": ["a", "b"]})",
                            .result = R"(["a-x", "b-x"])"}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
