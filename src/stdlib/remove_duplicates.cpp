#include <algorithm>

#include "stdlib/all.hpp"
#include "stdlib/list_support.hpp"

namespace attrmap::stdlib {
namespace {

/// Marks every value whose text occurred before. Sorting bounds the work for hostile lists, where hashing could not.
void mark_repeated(const std::string_view* texts, std::size_t n, bool* repeated, Arena& arena) {
  std::fill_n(repeated, n, false);
  constexpr std::size_t kFew = 16;
  if (n <= kFew) {
    for (std::size_t i = 1; i < n; ++i) repeated[i] = std::find(texts, texts + i, texts[i]) != texts + i;
    return;
  }
  auto* order = arena.array<std::uint32_t>(n);
  for (std::size_t i = 0; i < n; ++i) order[i] = static_cast<std::uint32_t>(i);
  std::sort(order, order + n, [&](std::uint32_t a, std::uint32_t b) {
    const int c = texts[a].compare(texts[b]);
    return c != 0 ? c < 0 : a < b;
  });
  for (std::size_t i = 1; i < n; ++i) repeated[order[i]] = texts[order[i]] == texts[order[i - 1]];
}

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val attribute = args[0];
  if (attribute.is_null()) return Val();
  const auto values = values_of(attribute);
  const std::size_t n = values.size();
  auto* texts = cx.arena.array<std::string_view>(n);
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < n; ++i) {
    texts[i] = to_text(values[i], cx.arena).str();
    bytes += texts[i].size();
  }
  if (!cx.charge(args.node(), n + (bytes >> 4))) return Val::of_kind(Val::failed);
  auto* repeated = cx.arena.array<bool>(n);
  mark_repeated(texts, n, repeated, cx.arena);
  auto* kept = cx.arena.array<Val>(n);
  std::size_t count = 0;
  for (std::size_t i = 0; i < n; ++i)
    if (!repeated[i]) kept[count++] = values[i];
  return Val::of_list({kept, count});
}

}  // namespace

const func::Builtin& remove_duplicates_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "RemoveDuplicates",
              .category = Category::list,
              .parameters = {{.name = "attribute",
                              .type = Type::list,
                              .description = "a multi-valued attribute",
                              .graph_key = "source"}},
              .result = Type::list,
              .summary = "Keeps the first of equal values.",
              .reading = "drop each value that occurred before",
              .notes = "The order stays. Values are equal when their texts are, case included (inferred: `SMTP:` and "
                       "`smtp:` differ in meaning). Null gives null; a single value counts as a list of one.",
              .examples =
                  {{.expression = "RemoveDuplicates([proxyAddresses])",
                    .attributes =
                        R"({"proxyAddresses": ["SMTP:a@contoso.com", "smtp:b@contoso.com", "SMTP:a@contoso.com"]})",
                    .result = R"(["SMTP:a@contoso.com", "smtp:b@contoso.com"])"},
                   {.expression = "RemoveDuplicates([proxyAddresses])",
                    .attributes = R"({"proxyAddresses": ["SMTP:a", "smtp:a"]})",
                    .result = R"(["SMTP:a", "smtp:a"])"},
                   {.expression = "RemoveDuplicates([proxyAddresses])", .expect = Expect::null}},
          },
      .apply = apply,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
