#include "diag/codes_evaluate.hpp"
#include "func/text_writer.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"

namespace attrmap::stdlib {
namespace {

Val prepend_one(const Val& prefix, const Val& source, const func::Args& args, func::Evaluation& cx) {
  if (source.kind == Val::list)
    return cx.fail(diag::kListNotAllowed, args.span(1), args.function(), args.parameter(1), source.size);
  if (source.is_null() || prefix.is_null()) return source;
  const Val parts[] = {prefix, to_text(source, cx.arena)};
  return func::concat(parts, args.node(), cx);
}

// The source is the second argument, so the list is walked here and not by the caller.
Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val prefix = func::text_arg(args, 0, cx);
  if (prefix.kind == Val::failed) return prefix;
  const Val source = args[1];
  if (source.kind != Val::list) return prepend_one(prefix, source, args, cx);
  Val* results = cx.arena.array<Val>(source.size);
  std::size_t n = 0;
  for (const Val& value : source.values()) {
    if (!cx.charge(args.node(), 1)) return Val::of_kind(Val::failed);
    const Val result = prepend_one(prefix, value, args, cx);
    if (result.kind == Val::failed) return result;
    if (!result.is_null()) results[n++] = result;
  }
  return Val::of_list({results, n});
}

func::Written write(const func::Node& node, func::TextWriter& out) {
  using func::Written;
  const auto before = out.mark();
  const Written prefix = out.put(*node.args[0]);
  if (prefix == Written::not_here) return prefix;
  const Written source = out.put(*node.args[1]);
  if (source == Written::not_here) return source;
  out.cost += 1;
  if (source == Written::null)
    out.back_to(before);
  else if (prefix == Written::text)
    out.cost += (out.size - before.size) >> 4;
  return source;
}

void prepare(func::Prepare& p) { p.node.write = write; }

}  // namespace

const func::Builtin& prepend_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Prepend",
              .category = Category::text,
              .evidence = Evidence::inferred,
              .parameters = {{.name = "prefix", .description = "text put before it"},
                             {.name = "source", .description = "text to extend"}},
              .summary = "Puts prefix before source.",
              .reading = "put {prefix} before it",
              .notes = "Microsoft Graph lists the function with its parameters; no page describes it, so it is read as "
                       "the mirror image of `Append`. No separator and no trimming. A null source gives null, a null "
                       "prefix leaves the source as it is. Applied to each value when the source is a list; nulls in "
                       "the list are dropped.",
              .examples = {{.expression = R"(Prepend("smtp:", [mail]))",
                            .attributes = R"({"mail": "john@contoso.com"})",
                            .result = R"("smtp:john@contoso.com")"},
                           {.expression = R"(Prepend("smtp:", [mail]))", .expect = Expect::null},
                           {.expression = R"(Prepend([prefix], "a"))", .result = R"("a")"},
                           {.expression = R"(Prepend("x-", [tags]))",
                            .attributes = R"({"tags": ["a", "b"]})",
                            .result = R"(["x-a", "x-b"])"}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
