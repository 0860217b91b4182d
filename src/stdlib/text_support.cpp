#include "stdlib/text_support.hpp"

#include <new>

#include "base/suggest.hpp"
#include "base/unicode.hpp"
#include "diag/codes_check.hpp"
#include "diag/codes_evaluate.hpp"

namespace attrmap::stdlib {
namespace {

std::optional<std::size_t> find_constant(const func::Node& node, std::size_t i, std::string_view text) {
  const auto& constants = func::parameter_of(node.builtin->def, i)->constants;
  for (std::size_t k = 0; k < constants.size(); ++k)
    if (equals_ignoring_ascii_case(constants[k], text)) return k;
  return std::nullopt;
}

/// As it may be shown: it stands in the expression.
std::string shown(const Val& constant, Arena& arena) {
  if (constant.is_null()) return "NULL";
  if (constant.kind == Val::list) return fmt::format("a list of {} values", constant.size);
  if (constant.kind > Val::object) return "an ignore result";
  return replace_lone_surrogates(to_text(constant, arena).str());
}

}  // namespace

bool only_first_varies(const func::Prepare& p) {
  for (std::size_t i = 1; i < p.size(); ++i) {
    if (!p.supplied(i)) continue;
    const Val* constant = p.constant(i);
    if (constant == nullptr || constant->is_null() || constant->kind > Val::object ||
        (constant->flags & Val::redacted) != 0)
      return false;
  }
  return p.size() > 0;
}

Val run_with(const Val& value, const func::Node& node, func::Evaluation& cx) {
  func::Node argument = *node.args[0];
  argument.become(value);
  const func::Node* const arguments[] = {&argument};
  func::Node call = node;
  call.args = arguments;
  return func::run_eager(call, cx);
}

std::optional<std::int64_t> prepare_integer(func::Prepare& p, std::size_t i) {
  const Val* constant = p.constant(i);
  // The latter two fail when they are evaluated, which a branch not taken never is.
  if (constant == nullptr || constant->is_null() || constant->kind > Val::object) return std::nullopt;
  if (constant->kind == Val::integer) return constant->number;
  const auto number = constant->is_text() ? func::parse_integer(constant->str()) : std::nullopt;
  if (!number) {
    p.report(diag::kIntegerWanted, i, p.function(), p.parameter(i), shown(*constant, p.arena));
    return std::nullopt;
  }
  if (p.node.args[i]->source != func::Source::constant) return number;  // its value is traced
  auto* integer = new (p.arena.array<func::Node>(1)) func::Node(*p.node.args[i]);
  integer->constant = Val::of_integer(*number);
  auto* args = p.arena.array<const func::Node*>(p.node.count);
  std::copy_n(p.node.args, p.node.count, args);
  args[i] = integer;
  p.node.args = args;
  return number;
}

std::optional<std::size_t> prepare_constant(func::Prepare& p, std::size_t i) {
  const Val* constant = p.constant(i);
  if (constant == nullptr || constant->is_null() || constant->kind > Val::object) return std::nullopt;
  if (constant->is_text())
    if (const auto found = find_constant(p.node, i, constant->str())) return found;
  p.report(diag::kUnknownConstant, i, p.function(), p.parameter(i),
           in_words(func::parameter_of(p.node.builtin->def, i)->constants));
  return std::nullopt;
}

std::optional<std::size_t> constant_arg(const func::Args& args, std::size_t i, func::Evaluation& cx) {
  const Val text = func::text_arg(args, i, cx);
  if (!text.is_text()) return std::nullopt;
  const auto found = find_constant(args.node(), i, text.str());
  if (!found)
    cx.fail(diag::kBadArgument, args.span(i), args.function(), args.parameter(i),
            "it is one of " + in_words(func::parameter_of(args.node().builtin->def, i)->constants));
  return found;
}

std::string in_words(const std::vector<std::string>& names, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += fmt::format("{}`{}`", i == 0 ? "" : i + 1 == names.size() ? last : ", ", names[i]);
  return text;
}

std::string_view beginning(std::string_view text, std::size_t count) {
  if (text.size() <= count) return text;
  while (count > 0 && (static_cast<unsigned char>(text[count]) & 0xC0) == 0x80) --count;
  return text.substr(0, count);
}

}  // namespace attrmap::stdlib
