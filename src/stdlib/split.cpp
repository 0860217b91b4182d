#include <algorithm>
#include <cstring>

#include "base/unicode.hpp"
#include "diag/codes_evaluate.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"
#include "text/substring.hpp"

namespace attrmap::stdlib {
namespace {

bool is_ascii_space(char c) { return c == ' ' || (c >= 9 && c <= 13); }

/// String.Trim, with a short way for what needs none.
std::string_view trimmed(std::string_view piece, bool ascii) {
  if (piece.empty()) return piece;
  if (!ascii) return trim(piece);
  while (!piece.empty() && is_ascii_space(piece.front())) piece.remove_prefix(1);
  while (!piece.empty() && is_ascii_space(piece.back())) piece.remove_suffix(1);
  return piece;
}

Val too_long(const func::Args& args, func::Evaluation& cx) {
  return cx.fail(diag::kListTooLong, args.node().span, cx.limits().list_items);
}

/// A delimiter of one ASCII character cannot lie inside another character: straight to the list.
Val split_at(char delimiter, const Val& source, const func::Args& args, func::Evaluation& cx) {
  const std::string_view text = source.str();
  const auto count = static_cast<std::size_t>(std::count(text.begin(), text.end(), delimiter)) + 1;
  if (count > cx.limits().list_items) return too_long(args, cx);
  const bool trims = cx.context().trim_split_pieces;
  const std::uint8_t flags = source.flags & (Val::ascii | Val::clean | Val::padded);
  Val* const pieces = cx.arena.array<Val>(count);
  std::size_t from = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t end = std::min(text.find(delimiter, from), text.size());
    const std::string_view piece = text.substr(from, end - from);
    pieces[k] = Val::of_text(trims ? trimmed(piece, source.is_ascii()) : piece, flags);
    from = end + 1;
  }
  return Val::of_list({pieces, count});
}

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, 0, cx);
  if (!source.is_text()) return source;
  if (source.size == 0) return Val();
  const Val delimiter = text_of(args, 1, cx);
  if (delimiter.kind == Val::failed) return delimiter;
  if (delimiter.is_null()) return cx.fail(diag::kNullArgument, args.span(1), args.function(), args.parameter(1));
  if (!cx.charge(args.node(), source.size >> 4)) return Val::of_kind(Val::failed);
  if (delimiter.size == 1) return split_at(*delimiter.chars, source, args, cx);
  const auto parts = text::split(source.str(), delimiter.str(), cx.context().trim_split_pieces, cx.arena);
  if (parts.size() > cx.limits().list_items) return too_long(args, cx);
  Val* const pieces = cx.arena.array<Val>(parts.size());
  for (std::size_t k = 0; k < parts.size(); ++k)
    pieces[k] = Val::of_text(parts[k], source.flags & (is_part_of(parts[k], source) ? Val::ascii | Val::clean : 0));
  return Val::of_list({pieces, parts.size()});
}

}  // namespace

const func::Builtin& split_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Split",
              .category = Category::list,
              .parameters = {{.name = "source", .description = "text to cut"},
                             {.name = "delimiter", .description = "where to cut; usually one character"}},
              .result = Type::list,
              .summary = "Cuts a text into a list at every delimiter.",
              .reading = "cut it at every {delimiter}, which gives a list",
              .notes =
                  "White space around each piece is removed, as the documented output shows; the context's "
                  "`trim_split_pieces` turns that off. Inferred: several characters are one delimiter, empty pieces "
                  "are kept, a text without the delimiter (or with the delimiter \"\") gives a list of one, null and "
                  "\"\" give null, a null delimiter is an error. A list as source is an error.",
              .deterministic = false,  // reads the context
              .examples = {{.expression = R"(Split([extensionAttribute5], ","))",
                            .attributes = R"({"extensionAttribute5": "PermissionSetOne, PermissionSetTwo"})",
                            .result = R"(["PermissionSetOne", "PermissionSetTwo"])"},
                           {.expression = R"(Split("a;;b", ";"))", .result = R"(["a", "", "b"])"},
                           {.expression = R"(Split("a", ","))", .result = R"(["a"])"},
                           {.expression = R"(Split([extensionAttribute5], ","))", .expect = Expect::null}},
          },
      .apply = apply,
      .repeatable = true,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
