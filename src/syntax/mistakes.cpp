// What the mistake functions share.
#include "syntax/mistakes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diag/place.hpp"

namespace attrmap::syntax {

std::optional<Span> Failure::pending_operator() const {
  // Operators of outer brackets wait as well; only one that stands directly before `at` counts.
  if (builder.operators().empty()) return std::nullopt;
  const Span op = builder.operators().back();
  if (op.end > at || skip_blanks_back(text, at) != op.end) return std::nullopt;
  return op;
}

std::string Failure::place(Offset offset) const {
  return diag::to_string(diag::place_of(mended.source(), mended.original({offset, offset + 1}).begin));
}

Finding finding(Diagnostic diagnostic, std::vector<Edit> edits) {
  Finding f;
  f.diagnostic = std::move(diagnostic);
  f.edits = std::move(edits);
  return f;
}

void label(Finding& f, std::string text) { f.diagnostic->label = std::move(text); }

void point(Finding& f, Span span, std::string text) { f.diagnostic->secondary.push_back({span, std::move(text)}); }

void also_at(Finding& f, const std::vector<Span>& spans, std::string_view text) {
  constexpr std::size_t kShown = 4;
  for (std::size_t i = 0; i < std::min(spans.size(), kShown); ++i) point(f, spans[i], std::string(text));
  if (spans.size() > kShown) f.diagnostic->notes.push_back(fmt::format("and {} more", spans.size() - kShown));
}

void fix(Finding& f, std::string with) {
  f.diagnostic->fix = std::move(with);
  f.diagnostic->has_fix = true;
}

std::string describe_expected(std::uint16_t expected) {
  static constexpr std::string_view names[] = {"a value",
                                               "an operator",
                                               "`,`",
                                               "`)`",
                                               "`)`",
                                               "`]`",
                                               "`\"`",
                                               "hexadecimal digits",
                                               "a parameter's name",
                                               "`%`",
                                               "a variable's name",
                                               "the end of the expression"};
  std::vector<std::string_view> list;
  for (std::size_t i = 0; i < std::size(names); ++i)
    if ((expected & (1u << i)) && std::find(list.begin(), list.end(), names[i]) == list.end()) list.push_back(names[i]);
  std::string out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += i + 1 == list.size() ? " or " : ", ";
    out += list[i];
  }
  return out;
}

std::string describe_found(const Failure& f) {
  if (f.at_end()) return "the end of the text";
  const char c = f.next();
  if (c == '"') return "a string";
  if (c == '[') return "an attribute";
  if (is_digit(c)) return "a number";
  if (is_letter(c)) return fmt::format("`{}`", shortened(f.text.substr(f.at, word_end(f.text, f.at) - f.at)));
  return fmt::format("`{}`", f.text.substr(f.at, character_length(f.text, f.at)));
}

}  // namespace attrmap::syntax
