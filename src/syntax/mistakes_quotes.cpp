// Quotes that do not delimit strings, and quotes that are missing.
#include <fmt/format.h>

#include "syntax/mistakes.hpp"
#include "syntax/print.hpp"

namespace attrmap::syntax {
namespace {

struct Quoted {
  Span whole;  ///< with its quotes
  Span content;
};

using QuoteAt = Offset (*)(std::string_view text, Offset at);

Offset single_quote(std::string_view text, Offset at) { return text[at] == '\'' ? 1 : 0; }

/// From the quote at `at` to the one that ends the argument; to the next one if none does; to the end of the argument
/// if there is no other.
Quoted quoted_from(std::string_view text, Offset at, QuoteAt quote) {
  const Offset begin = at + quote(text, at);
  Quoted nearest{{kNowhere, 0}, {begin, 0}};
  for (Offset i = begin; i < text.size() && text[i] != '\n'; i += character_length(text, i)) {
    const Offset length = quote(text, i) ? quote(text, i) : text[i] == '"' ? 1u : 0u;
    if (length == 0) continue;
    const Quoted here{{at, i + length}, {begin, i}};
    if (argument_ends_at(text, i + length)) return here;
    if (nearest.whole.begin == kNowhere) nearest = here;
  }
  if (nearest.whole.begin != kNowhere) return nearest;
  const Offset end = skip_blanks_back(text, argument_end(text, begin));
  return {{at, std::max(end, begin)}, {begin, std::max(end, begin)}};
}

std::string straight(std::string_view text, const Quoted& q) {
  return quoted(text.substr(q.content.begin, q.content.end - q.content.begin));
}

/// All constants in such quotes from `at` on: one mistake, made several times.
std::vector<Quoted> all_quoted(std::string_view text, Offset at, QuoteAt quote) {
  std::vector<Quoted> all{quoted_from(text, at, quote)};
  for (Offset i = all[0].whole.end; i < text.size();) {
    const Offset before = skip_blanks_back(text, i);
    const bool value = before > 0 && std::string_view(",(=<>&+").find(text[before - 1]) != std::string_view::npos;
    if (value && quote(text, i)) {
      all.push_back(quoted_from(text, i, quote));
      i = all.back().whole.end;
      continue;
    }
    const Offset end = text[i] == '"' ? string_end(text, i) : text[i] == '[' ? attribute_end(text, i) : kNowhere;
    i = end == kNowhere ? i + std::max<Offset>(character_length(text, i), 1) : end;
  }
  return all;
}

Finding other_quotes(const Failure& f, Diagnostic diagnostic, QuoteAt quote) {
  const std::vector<Quoted> all = all_quoted(f.text, f.at, quote);
  diagnostic.span = all[0].whole;
  const std::string first = straight(f.text, all[0]);
  diagnostic.help = fmt::format("write `{}`", shortened(first));
  Finding found = finding(std::move(diagnostic));
  fix(found, first);
  std::vector<Span> others;
  for (const Quoted& q : all) {
    found.edits.push_back({q.whole.begin, q.whole.end, straight(f.text, q)});
    if (&q != &all[0]) others.push_back(q.whole);
  }
  also_at(found, others, "this one as well");
  return found;
}

bool is_plain(char c) {
  return is_word_char(c) || std::string_view(" .@-_=:/\\#*+?!$,;{}").find(c) != std::string_view::npos;
}

}  // namespace

std::optional<Finding> single_quotes(const Failure& f) {
  if (f.next() != '\'') return std::nullopt;
  return other_quotes(f, diag::make(diag::kSingleQuotes, {}), single_quote);
}

std::optional<Finding> typographic_quotes(const Failure& f) {
  const Offset length = typographic_quote(f.text, f.at);
  if (length == 0) return std::nullopt;
  return other_quotes(f, diag::make(diag::kTypographicQuotes, {}, f.text.substr(f.at, length)), typographic_quote);
}

std::optional<Finding> missing_opening_quote(const Failure& f) {
  if (f.at_end() || !ends_in_string(f.text, f.at)) return std::nullopt;
  const std::size_t quote = f.text.find('"', f.at);
  if (quote == std::string_view::npos) return std::nullopt;
  const auto end = static_cast<Offset>(quote);
  if (!argument_ends_at(f.text, end + 1)) return std::nullopt;
  for (Offset i = f.at; i < end; ++i)
    if (!is_plain(f.text[i]) && static_cast<unsigned char>(f.text[i]) < 0x80) return std::nullopt;
  // Back to where the argument begins. A comma that no blank follows belongs to the text: OU=Users,DC=contoso"
  Offset begin = end;
  while (begin > 0) {
    const char c = f.text[begin - 1];
    if (!is_plain(c) && static_cast<unsigned char>(c) < 0x80) break;
    if (c == ',' && is_blank(f.text[begin])) break;
    --begin;
  }
  while (begin < end && (is_blank(f.text[begin]) || (f.text[begin] == ',' && begin > 0 && f.text[begin - 1] != '(')))
    ++begin;
  if (begin >= end || begin > f.at) return std::nullopt;
  const std::string_view words = f.text.substr(begin, end - begin);
  Finding found =
      finding(diag::make(diag::kMissingOpeningQuote, {begin, end + 1}, shortened(words)), {{begin, begin, "\""}});
  label(found, "only the closing quote is here");
  found.diagnostic->help = fmt::format("write `\"{}\"`", shortened(words));
  fix(found, fmt::format("\"{}\"", words));
  return found;
}

std::optional<Finding> doubled_quotes(const Failure& f) {
  if (f.next() != '"' || !f.behind_value() || f.last_operand().kind != NodeKind::string) return std::nullopt;
  const Span string = f.last_operand().span;
  if (string.end != f.at) return std::nullopt;
  // The constant runs to the first quotation mark that stands alone.
  std::vector<Span> doubled{{f.at - 1, f.at + 1}};
  for (Offset i = f.at + 1; i < f.size(); ++i) {
    if (f.text[i] != '"') continue;
    if (i + 1 >= f.size() || f.text[i + 1] != '"') break;
    doubled.push_back({i, i + 2});
    ++i;
  }
  Finding found = finding(diag::make(diag::kDoubledQuotes, doubled[0]));
  fix(found, "\\\"");
  for (const Span& span : doubled) found.edits.push_back({span.begin, span.end, "\\\""});
  doubled.erase(doubled.begin());
  also_at(found, doubled, "here as well");
  point(found, {string.begin, string.begin + 1}, "the string begins here");
  return found;
}

std::optional<Finding> missing_closing_quote(const Failure& f) {
  if (f.at_end() || !f.behind_value() || f.last_operand().kind != NodeKind::string) return std::nullopt;
  const Span string = f.last_operand().span;
  if (string.end != f.at || f.next() == '"' || !ends_in_string(f.text, f.at)) return std::nullopt;
  Finding found = finding(diag::make(diag::kMissingClosingQuote, {string.begin, string.begin + 1}));
  label(found, "the string begins here");
  point(found, {string.end - 1, string.end}, "and this quotation mark ends it");
  for (Offset i = string.begin + 1; i + 1 < string.end; ++i) {
    if (f.text[i] != ',' && f.text[i] != ')') continue;
    found.edits = {{i, i, "\""}};
    point(found, {i, i + 1}, "the closing quote may belong before this");
    break;
  }
  return found;
}

}  // namespace attrmap::syntax
