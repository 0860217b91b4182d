#include "func/coerce.hpp"
#include "stdlib/all.hpp"
#include "text/substring.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val value = func::text_arg(args, 0, cx);
  if (value.is_null()) return Val::of_integer(0);
  if (!value.is_text()) return value;
  if (!cx.charge(args.node(), value.size >> 4)) return Val::of_kind(Val::failed);
  return Val::of_integer(value.is_ascii() ? value.size : static_cast<std::int64_t>(text::length_utf16(value.str())));
}

}  // namespace

const func::Builtin& len_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Len",
              .category = Category::text,
              .evidence = Evidence::inferred,
              .parameters = {{.name = "value", .description = "text to measure"}},
              .result = Type::integer,
              .summary = "Gives the number of characters of a text.",
              .reading = "count its characters",
              .notes = "The functions page lists the name only; the behaviour is that of the Connect Sync function. "
                       "Characters are UTF-16 code units as in .NET. Null gives 0. A list is an error: use `Count` for "
                       "the number of its values.",
              .examples = {{.expression = R"(Len("John Doe"))", .result = "8"},
                           {.expression = R"(Len([nickname]))", .result = "0"},
                           {.expression = R"(Len("😀"))", .result = "2"},
                           {.expression = R"(Len([tags]))",
                            .attributes = R"({"tags": ["a", "b"]})",
                            .result = "E405",
                            .expect = Expect::error}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
