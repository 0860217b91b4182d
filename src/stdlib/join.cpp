#include <cstddef>
#include <new>

#include "base/copy.hpp"
#include "base/unicode.hpp"
#include "diag/codes_evaluate.hpp"
#include "func/text_writer.hpp"
#include "stdlib/all.hpp"
#include "stdlib/text_support.hpp"

namespace attrmap::stdlib {
namespace {

/// Calls with more arguments take the general way.
constexpr std::size_t kMostDirect = 8;

/// Joins `n` texts that are not empty, at least one, which `piece(i)` gives.
template <class Piece>
Val join(Piece piece, std::size_t n, std::size_t size, std::uint8_t flags, const Val& separator, const func::Args& args,
         func::Evaluation& cx) {
  const bool separated = separator.is_text() && separator.size > 0;
  if (separated) {
    flags &= separator.flags;
    size += separator.size * (n - 1);
  }
  const std::size_t limit = cx.limits().text_bytes;
  if (size > limit) return cx.fail(diag::kTextTooLong, args.node().span, limit);
  if (!cx.charge(args.node(), size >> 4)) return Val::of_kind(Val::failed);
  char* const begin = cx.arena.reserve(size);
  char* to = begin;
  const auto add = [&](const Val& text) {
    std::string_view s = text.str();
    // Neither ASCII nor clean text holds half of a surrogate pair.
    if (flags == 0 && joins_pair({begin, static_cast<std::size_t>(to - begin)}, s)) {
      std::size_t high_at = 0, low_at = 0;
      const char32_t high = decode({to - 3, 3}, high_at), low = decode(s, low_at);
      to = encode(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), to - 3);
      s.remove_prefix(low_at);
    }
    to = copy_short(to, s.data(), s.size());
  };
  for (std::size_t i = 0; i < n; ++i) {
    if (i > 0 && separated) add(separator);
    add(piece(i));
  }
  return Val::of_text(cx.arena.commit(static_cast<std::size_t>(to - begin)), flags);
}

/// Joins what is not null, empty, or a single text: anything at all.
Val join_any(const Val& separator, const func::Args& args, func::Evaluation& cx) {
  std::size_t most = args.size();
  for (std::size_t i = 1; i < args.size(); ++i)
    if (args[i].kind == Val::list) most += args[i].size;
  if (!cx.charge(args.node(), most)) return Val::of_kind(Val::failed);
  Val* const pieces = cx.arena.array<Val>(most);
  std::size_t n = 0, size = 0;
  std::uint8_t flags = Val::ascii | Val::clean;
  const auto add = [&](const Val& value) {
    if (value.is_null_or_empty()) return;
    pieces[n] = to_text(value, cx.arena);
    size += pieces[n].size;
    flags &= pieces[n].flags;
    ++n;
  };
  for (std::size_t i = 1; i < args.size(); ++i) {
    const Val value = args[i];
    if (value.kind != Val::list) {
      add(value);
      continue;
    }
    for (const Val& item : value.values()) {
      if (item.kind == Val::list && item.size > 0)
        return cx.fail(diag::kListNotAllowed, args.span(i), args.function(), args.parameter(i), item.size);
      add(item);
    }
  }
  if (n == 0) return Val::of_text({}, Val::ascii | Val::clean);
  if (n == 1) return pieces[0];
  return join([&](std::size_t i) { return pieces[i]; }, n, size, flags, separator, args, cx);
}

Val apply(const func::Args& args, func::Evaluation& cx) {
  const Val separator = text_of(args, 0, cx);
  if (separator.kind == Val::failed) return separator;
  // Texts that all have a value are the rule and need no list of pieces.
  std::size_t size = 0;
  std::uint8_t flags = Val::ascii | Val::clean;
  for (std::size_t i = 1; i < args.size(); ++i) {
    const Val value = args[i];
    if (!value.is_text() || value.size == 0) return join_any(separator, args, cx);
    size += value.size;
    flags &= value.flags;
  }
  if (args.size() == 2) return args[1];
  return join([&](std::size_t i) { return args[i + 1]; }, args.size() - 1, size, flags, separator, args, cx);
}

/// As func::run_eager() and apply(), in one pass.
Val run(const func::Node& node, func::Evaluation& cx) {
  alignas(Val) std::byte storage[kMostDirect * sizeof(Val)];
  Val* const values = reinterpret_cast<Val*>(storage);
  std::size_t size = 0;
  std::uint8_t flags = Val::ascii | Val::clean, redacted = 0;
  bool texts = true;
  for (std::uint32_t i = 0; i < node.count; ++i) {
    const Val value = cx.run(node.args[i]);
    if (value.kind >= Val::ignore_attribute) [[unlikely]] {
      if (value.kind == Val::failed) return value;
      return cx.fail(diag::kIgnoreInsideFunction, node.args[i]->span, node.builtin->def.name);
    }
    redacted |= value.flags;
    if (i > 0) {
      texts = texts && value.is_text() && value.size > 0;
      size += value.size;
      flags &= value.flags;
    }
    new (&values[i]) Val(value);
  }
  if (!cx.charge(node, 1)) return Val::of_kind(Val::failed);
  const func::Args args(values, node);
  const Val& separator = values[0];
  Val result;
  if (!texts || node.count < 3 || !(separator.is_text() || separator.is_null()))
    result = apply(args, cx);
  else
    result = join([&](std::size_t i) { return values[i + 1]; }, node.count - 1, size, flags, separator, args, cx);
  if ((redacted & Val::redacted) != 0) [[unlikely]]
    result.flags |= Val::redacted;
  return result;
}

func::Written write(const func::Node& node, func::TextWriter& out) {
  using func::Written;
  const Val& separator = out.value(*node.args[0]);
  const std::size_t begin = out.size;
  std::uint32_t pieces = 0;
  for (std::uint32_t i = 1; i < node.count; ++i) {
    const func::Node& source = *node.args[i];
    if (source.source != func::Source::run && out.value(source).size == 0) continue;  // null, or the empty text
    const auto before = out.mark();
    if (pieces > 0) out.put(separator.chars, separator.size);
    const std::size_t from = out.size;
    if (out.put(source) == Written::not_here) return Written::not_here;
    if (out.size == from)
      out.back_to(before);
    else
      ++pieces;
  }
  out.cost += 1;
  if (pieces + 1 < node.count) out.cost += node.count;  // as join_any()
  if (pieces > 1) out.cost += (out.size - begin) >> 4;
  return Written::text;
}

void prepare(func::Prepare& p) {
  if (p.size() <= kMostDirect) p.node.run = run;
  if (p.constant(0) != nullptr) p.node.write = write;
}

}  // namespace

const func::Builtin& join_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Join",
              .category = Category::text,
              .parameters = {{.name = "separator", .description = "text put between the sources; may be \"\""},
                             {.name = "source",
                              .type = Type::any,
                              .description = "texts or lists, in order; lists are flattened",
                              .repeats = true}},
              .summary = "Puts the sources one behind the other with separator between them.",
              .reading = "these, with {separator} between them; what is null or empty is left out",
              .notes = "Documented: lists are flattened in place, and an empty source is left out together with its "
                       "separator, as the second example shows. Inferred: a null source is left out likewise, a null "
                       "separator is \"\", and with nothing left the result is \"\", not null. White space is kept and "
                       "is not empty. Numbers and booleans join as text.",
              .examples = {{.expression = R"(Join(".", [givenName], [surname]))",
                            .attributes = R"({"givenName": "John", "surname": "Doe"})",
                            .result = R"("John.Doe")"},
                           {.expression = R"(Join(", ", "", [surname], [givenName]))",
                            .attributes = R"({"givenName": "John", "surname": "Doe"})",
                            .result = R"("Doe, John")"},
                           {.expression = R"(Join(",", [proxyAddresses], "z"))",
                            .attributes = R"({"proxyAddresses": ["a", "b"]})",
                            .result = R"("a,b,z")"},
                           {.expression = R"(Join("-", [givenName], [surname]))", .result = R"("")"}},
          },
      .apply = apply,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
