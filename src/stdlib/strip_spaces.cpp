#include <cstring>

#include "func/text_writer.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/substring.hpp"

namespace attrmap::stdlib {
namespace {

/// For text without half surrogate pairs, which could meet when the space between them goes.
std::string_view without_spaces(std::string_view text, Arena& arena) {
  const void* first = text.empty() ? nullptr : std::memchr(text.data(), ' ', text.size());
  if (first == nullptr) return text;
  char* const begin = arena.reserve(text.size());
  const auto skipped = static_cast<std::size_t>(static_cast<const char*>(first) - text.data());
  std::memcpy(begin, text.data(), skipped);
  char* to = begin + skipped;
  for (const char c : text.substr(skipped + 1)) {  // no branch: spaces are not predictable
    *to = c;
    to += c != ' ';
  }
  return arena.commit(static_cast<std::size_t>(to - begin));
}

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, 0, cx);
  if (!source.is_text()) return source;
  const std::string_view result = (source.flags & (Val::ascii | Val::clean)) != 0
                                      ? without_spaces(source.str(), cx.arena)
                                      : text::strip_spaces(source.str(), cx.arena);
  return changed(result, source.flags, source, args, cx);
}

func::Written write(const func::Node& node, func::TextWriter& out) {
  const auto outer = out.mode;
  const std::size_t from = out.size, spaces = out.spaces;
  out.mode = outer.with_spaces_dropped();
  const func::Written written = out.put(*node.args[0]);
  out.mode = outer;
  out.size -= out.spaces - spaces;
  out.spaces = spaces;
  return out.done(written, from);
}

void prepare(func::Prepare& p) {
  evaluate_first_only<apply>(p, nullptr);
  p.node.write = write;
}

}  // namespace

const func::Builtin& strip_spaces_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "StripSpaces",
              .category = Category::text,
              .parameters = {{.name = "source", .description = "text to take the spaces out of"}},
              .summary = "Removes every space.",
              .reading = "remove every space",
              .notes = "Only the space itself (U+0020) is removed; tabs, line breaks and no-break spaces stay "
                       "(inferred, the page speaks of space characters). Null gives null; applied to each value of a "
                       "list (both inferred).",
              .per_value = true,
              .examples = {{.expression = R"(StripSpaces([displayName]))",
                            .attributes = R"({"displayName": " Anna van der Berg"})",
                            .result = R"("AnnavanderBerg")"},
                           {.expression = R"(StripSpaces([a]))",
                            .attributes = R"({"a": " a b\tc "})",
                            .result = R"("ab\tc")"},
                           {.expression = R"(StripSpaces([a]))", .expect = Expect::null},
                           {.expression = R"(StripSpaces([a]))",
                            .attributes = R"({"a": ["1 2", " "]})",
                            .result = R"(["12", ""])"}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
