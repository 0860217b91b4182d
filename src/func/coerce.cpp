#include "func/coerce.hpp"

#include <charconv>

#include "base/suggest.hpp"
#include "base/unicode.hpp"
#include "diag/codes_evaluate.hpp"
#include "time/parse.hpp"

namespace attrmap::func {

Val text_arg(const Args& args, std::size_t i, Evaluation& cx) {
  const Val value = args[i];
  if (value.is_text() || value.is_null()) return value;
  if (value.kind == Val::list)
    return cx.fail(diag::kListNotAllowed, args.span(i), args.function(), args.parameter(i), value.size);
  return to_text(value, cx.arena);
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  text = trim(text);
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
    if (!text.empty() && text.front() == '-') return std::nullopt;
  }
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::optional<std::int64_t> integer_arg(const Args& args, std::size_t i, Evaluation& cx) {
  const Val value = args[i];
  if (value.kind == Val::integer) return value.number;
  if (value.is_null()) {
    cx.fail(diag::kNullArgument, args.span(i), args.function(), args.parameter(i));
    return std::nullopt;
  }
  const Val text = text_arg(args, i, cx);
  if (text.kind == Val::failed) return std::nullopt;
  const auto number = parse_integer(text.str());
  if (!number) cx.fail(diag::kNotAnInteger, args.span(i), args.function(), args.parameter(i), cx.shown(value));
  return number;
}

std::optional<std::int64_t> date_arg(const Args& args, std::size_t i, Evaluation& cx) {
  const Val value = args[i];
  if (value.kind == Val::date_time) return value.number;
  if (value.is_null()) {
    cx.fail(diag::kNullArgument, args.span(i), args.function(), args.parameter(i));
    return std::nullopt;
  }
  const Val text = text_arg(args, i, cx);
  if (text.kind == Val::failed) return std::nullopt;
  const auto parsed = time::parse_utc(text.str(), cx.now());
  if (!parsed) {
    cx.fail(diag::kNotADate, args.span(i), args.function(), args.parameter(i), cx.shown(value));
    return std::nullopt;
  }
  return parsed->ticks;
}

std::optional<bool> truth(const Val& value) {
  switch (value.kind) {
    case Val::null: return false;
    case Val::boolean:
    case Val::integer: return value.number != 0;
    case Val::text: {
      const std::string_view text = trim(value.str());
      if (equals_ignoring_ascii_case(text, "True")) return true;
      if (equals_ignoring_ascii_case(text, "False")) return false;
      if (const auto number = parse_integer(text)) return *number != 0;
      return std::nullopt;
    }
    default: return std::nullopt;
  }
}

Val concat(std::span<const Val> texts, const Node& node, Evaluation& cx) {
  std::size_t size = 0;
  bool ascii = true;
  for (const Val& text : texts) {
    size += text.size;
    ascii = ascii && text.is_ascii();
  }
  if (size > cx.limits().text_bytes) return cx.fail(diag::kTextTooLong, node.span, cx.limits().text_bytes);
  char* const begin = cx.arena.reserve(size);
  char* to = begin;
  for (const Val& text : texts) {
    std::string_view s = text.str();
    if (!ascii && joins_pair({begin, static_cast<std::size_t>(to - begin)}, s)) {
      std::string pair(to - 3, 3);
      append_wtf8(pair, s.substr(0, 3));
      to = std::copy(pair.begin(), pair.end(), to - 3);
      s.remove_prefix(3);
    }
    if (!s.empty()) std::memcpy(to, s.data(), s.size());
    to += s.size();
  }
  if (!cx.charge(node, size >> 4)) return Val::of_kind(Val::failed);
  return Val::of_text(cx.arena.commit(static_cast<std::size_t>(to - begin)), ascii ? Val::ascii : 0);
}

Val text_result(std::string_view text, bool ascii, const Node& node, Evaluation& cx) {
  if (text.size() > cx.limits().text_bytes) return cx.fail(diag::kTextTooLong, node.span, cx.limits().text_bytes);
  if (!cx.charge(node, text.size() >> 4)) return Val::of_kind(Val::failed);
  return Val::of_text(text, ascii ? Val::ascii : 0);
}

}  // namespace attrmap::func
