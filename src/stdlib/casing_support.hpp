// What ToLower and ToUpper share: the optional culture argument.
#pragma once
#include "func/text_writer.hpp"
#include "stdlib/text_support.hpp"
#include "text/casing.hpp"

namespace attrmap::stdlib {

using ChangeCase = std::string_view (*)(std::string_view, text::CaseCulture, Arena&);

/// The function's whole work: (source, culture).
template <ChangeCase kChange>
Val change_case(const func::Args& args, func::Evaluation& cx);
/// The culture of a call, when it is constant or not supplied; reports one that is malformed.
std::optional<text::CaseCulture> constant_case_culture(func::Prepare& p);
/// Of a computed culture; null is invariant. nullopt: the evaluation failed.
std::optional<text::CaseCulture> case_culture_arg(const func::Args& args, std::size_t i, func::Evaluation& cx);

template <ChangeCase kChange>
Val change_case(const func::Args& args, func::Evaluation& cx) {
  const Val source = text_of(args, 0, cx);
  if (!source.is_text()) return source;
  text::CaseCulture culture = text::CaseCulture::invariant;
  if (const auto* prepared = args.prepared<text::CaseCulture>()) {
    culture = *prepared;
  } else if (!args[1].is_null()) {
    const auto given = case_culture_arg(args, 1, cx);
    if (!given) return Val::of_kind(Val::failed);
    culture = *given;
  }
  // Only the Turkic i leads out of ASCII; no letter's other case needs an escape.
  const std::uint8_t lost = culture == text::CaseCulture::turkic ? Val::ascii : 0;
  return changed(kChange(source.str(), culture, cx.arena), static_cast<std::uint8_t>(source.flags & ~lost), source,
                 args, cx);
}

/// `kFlipped`: the first of the letters that change.
template <unsigned char kFlipped>
func::Written write_case(const func::Node& node, func::TextWriter& out) {
  const auto outer = out.mode;
  out.mode = outer.with_plain(false);
  if (outer.flipped() == 0) out.mode = out.mode.with_flipped(kFlipped);  // else a call around has the last word
  const std::size_t from = out.size;
  const func::Written written = out.put(*node.args[0]);
  out.mode = outer;
  return out.done(written, from);
}

/// Keeps a constant culture.
template <ChangeCase kChange, unsigned char kFlipped>
void prepare_change_case(func::Prepare& p) {
  const auto culture = constant_case_culture(p);
  if (!culture || !only_first_varies(p)) return;
  evaluate_first_only<change_case<kChange>>(p, p.keep(*culture));
  if (culture != text::CaseCulture::turkic) p.node.write = write_case<kFlipped>;
}

}  // namespace attrmap::stdlib
