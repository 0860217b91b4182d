#include "stdlib/all.hpp"
#include "text/identifiers.hpp"

namespace attrmap::stdlib {
namespace {

Val apply(const func::Args&, func::Evaluation& cx) {
  const std::uint64_t high = cx.random(), low = cx.random();
  return Val::of_text(text::guid_from_bits(high, low, cx.arena), Val::ascii | Val::clean);
}

}  // namespace

const func::Builtin& guid_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Guid",
              .category = Category::random,
              .parameters = {},
              .summary = "Makes a new random GUID.",
              .reading = "a new random GUID",
              .notes = "Lower-case hexadecimal with hyphens and without braces (version 4). Every call gives another "
                       "one; with Context::random_seed set, the same record gets the same ones.",
              .deterministic = false,
              .examples = {{.expression = "Len(Guid())", .result = "36"},
                           {.expression = "Mid(Guid(), 15, 1)", .result = R"("4")"}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
