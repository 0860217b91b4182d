#include "stdlib/casing_support.hpp"

#include "diag/codes_check.hpp"
#include "diag/codes_evaluate.hpp"

namespace attrmap::stdlib {

std::optional<text::CaseCulture> constant_case_culture(func::Prepare& p) {
  if (!p.supplied(1)) return text::CaseCulture::invariant;
  const Val* name = p.constant(1);
  if (name == nullptr || !name->is_text()) return std::nullopt;
  const auto culture = text::parse_culture(name->str());
  if (!culture) p.report(diag::kBadCulture, 1, p.function(), name->str());
  return culture;
}

std::optional<text::CaseCulture> case_culture_arg(const func::Args& args, std::size_t i, func::Evaluation& cx) {
  const Val name = func::text_arg(args, i, cx);
  if (name.kind == Val::failed) return std::nullopt;
  if (name.is_null()) return text::CaseCulture::invariant;
  const auto culture = text::parse_culture(name.str());
  if (!culture) cx.fail(diag::kBadArgument, args.span(i), args.function(), args.parameter(i), "it is no culture name");
  return culture;
}

}  // namespace attrmap::stdlib
