#include "syntax/review.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diag/codes_syntax.hpp"
#include "diag/make.hpp"
#include "syntax/builder.hpp"
#include "syntax/print.hpp"
#include "syntax/review_parts.hpp"
#include "syntax/rewrite.hpp"
#include "syntax/scan.hpp"

namespace attrmap::syntax {
namespace {

using diag::make;

/// More than one comparison of two plain values: worth the closer look of review_operators.
bool unusual(const Review& review, const Node& node) {
  const auto children = review.ast.children_of(node);
  if (review.ast[children[0]].kind == NodeKind::binary) return true;
  if (is_comparison(node.op)) return false;
  return !(review.dialect == Dialect::connect || (review.dialect == Dialect::cloudsync && node.op == Op::concat)) ||
         node.op == Op::subtract;
}

void review_words(Review& review, const std::vector<NodeId>& words) {
  const Ast& ast = review.ast;
  std::vector<bool> compared(ast.nodes.size(), false);
  for (const Node& node : ast.nodes)
    if (node.kind == NodeKind::binary && is_comparison(node.op)) compared[ast.children_of(node)[1]] = true;
  for (NodeId id : words) {
    if (review.full()) return;
    if (review.done.empty() || !review.done[id]) report_word(review, ast[id].span, compared[id]);
  }
}

/// The slot of a template within a name: <...>, {...} or an ellipsis; an empty span if there is none.
std::string_view placeholder_in(std::string_view name) {
  for (std::string_view pair : {"<>", "{}"}) {
    const std::size_t begin = name.find(pair[0]);
    const std::size_t end = begin == std::string_view::npos ? begin : name.find(pair[1], begin);
    if (end != std::string_view::npos) return name.substr(begin, end + 1 - begin);
  }
  for (std::string_view dots : {"...", "\u2026"})
    if (const std::size_t begin = name.find(dots); begin != std::string_view::npos)
      return name.substr(begin, dots.size());
  return {};
}

/// f(...): a name, perhaps blanks, and parentheses up to the end.
bool looks_like_call(std::string_view name) {
  if (name.empty() || !is_letter(name[0]) || name.back() != ')') return false;
  const Offset end = skip_blanks(name, word_end(name, 0));
  return end < name.size() && name[end] == '(';
}

}  // namespace

void report_word(Review& review, Span span, bool compared) {
  const std::string_view word = review.part(span);
  const bool capitals =
      word.size() > 1 && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (compared || capitals) {
    Diagnostic d = make(diag::kBareText, span, shortened(word));
    d.help = fmt::format("quote it, `\"{}\"`, or, if it is an attribute, put it in `[ ]`", shortened(word));
    d.fix = fmt::format("\"{}\"", word);
    d.has_fix = true;
    review.out.push_back(std::move(d));
    return;
  }
  Diagnostic d = make(diag::kBareAttribute, span, shortened(word));
  d.help = fmt::format("write `[{0}]` for the attribute, `\"{0}\"` for a constant text", shortened(word));
  if (word[0] >= 'A' && word[0] <= 'Z' && word.find('-') == std::string_view::npos)
    d.help += fmt::format(", `{}()` for a function", shortened(word));
  d.fix = fmt::format("[{}]", word);
  d.has_fix = true;
  review.out.push_back(std::move(d));
}

void review_attribute(Review& review, const Node& node) {
  const std::string_view name = node.text;
  const std::string_view typed = review.part(node.span);
  if (typed.size() != name.size() + 2 || typed.substr(1, name.size()) != name) return;  // mended, hence reported
  const Offset begin = node.span.begin + 1;
  const auto span_of = [&](std::string_view part) {
    const auto at = begin + static_cast<Offset>(part.data() - name.data());
    return Span{at, at + static_cast<Offset>(part.size())};
  };
  if (name.empty()) {
    review.out.push_back(make(diag::kEmptyAttributeName, node.span));
    return;
  }
  if (looks_like_call(name)) {
    Diagnostic d = make(diag::kCallInBrackets, node.span);
    d.help = fmt::format("square brackets stand around attribute names only: write `{}`", shortened(name));
    d.fix = name;
    d.has_fix = true;
    review.out.push_back(std::move(d));
    return;
  }
  if (const std::size_t at = name.find('\\'); at != std::string_view::npos) {
    const bool last = at + 1 == name.size();
    if (last || std::string_view("[]_*.-").find(name[at + 1]) != std::string_view::npos) {
      std::string clean;
      for (char c : name)
        if (c != '\\') clean += c;
      const auto place = begin + static_cast<Offset>(at);
      Diagnostic d = make(diag::kMarkdownEscape, {place, place + 2}, review.part({place, place + 2}));
      d.help =
          fmt::format("write `[{}]`; as it stands the attribute's name is `{}`", shortened(clean), shortened(name));
      review.out.push_back(std::move(d));
      return;
    }
  }
  if (const std::string_view slot = placeholder_in(name); !slot.empty())
    review.out.push_back(make(diag::kUnfilledPlaceholder, span_of(slot), shortened(slot)));
  for (Offset i = 0; i < name.size(); i += std::max<Offset>(character_length(name, i), 1)) {
    const Offset length = std::max(typographic_quote(name, i), unusual_space(name, i));
    if (length == 0) continue;
    review.out.push_back(
        make(diag::kTypographyInString, span_of(name.substr(i, length)), "attribute's name", character_name(name, i)));
    return;
  }
}

void review_string(Review& review, const Node& node) {
  const std::string_view typed = review.part(node.span);
  if (typed.size() < 3 || typed.front() != '"' || typed.back() != '"') return;
  const std::string_view text = typed.substr(1, typed.size() - 2);
  const Offset begin = node.span.begin + 1;
  bool typography = false, markdown = false, entity = false;
  for (Offset i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0xC0 && !typography) {
      const Offset length = std::max(typographic_quote(text, i), unusual_space(text, i));
      if (length == 0) continue;
      typography = true;
      review.out.push_back(
          make(diag::kTypographyInString, {begin + i, begin + i + length}, "string", character_name(text, i)));
    } else if (c == '\\' && i + 1 < text.size()) {
      const char next = text[++i];  // a doubled backslash is passed over as a whole
      if (markdown || (next != '*' && next != '_')) continue;
      markdown = true;
      review.out.push_back(make(diag::kMarkdownInString, {begin + i - 1, begin + i + 1}, text.substr(i - 1, 2)));
    } else if (c == '&' && !entity) {
      const Entity found = html_entity(text, i);
      if (found.length == 0) continue;
      entity = true;
      review.out.push_back(
          make(diag::kHtmlInString, {begin + i, begin + i + found.length}, text.substr(i, found.length)));
    }
  }
  if (text.front() != '<' || text.back() != '>' || text.find_first_of("<>", 1) != text.size() - 1) return;
  const std::string_view slot = text.substr(1, text.size() - 2);
  const bool prose = slot.find(' ') != std::string_view::npos || slot.substr(0, 4) == "your" ||
                     std::any_of(slot.begin(), slot.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (prose && !slot.empty() && is_letter(slot[0]))
    review.out.push_back(
        make(diag::kUnfilledPlaceholder, {begin, begin + static_cast<Offset>(text.size())}, shortened(text)));
}

void review(std::string_view source, const Ast& ast, Dialect dialect, std::size_t most, std::vector<Diagnostic>& out) {
  Review review{source, ast, dialect, out, most};
  std::vector<NodeId> words;
  bool operators = false;
  for (NodeId id = 0; id < ast.nodes.size() && !review.full(); ++id) {
    const Node& node = ast.nodes[id];
    switch (node.kind) {
      case NodeKind::string: review_string(review, node); break;
      case NodeKind::attribute: review_attribute(review, node); break;
      case NodeKind::word:
        if (!is_known_word(node.text)) words.push_back(id);
        break;
      case NodeKind::integer: {
        std::int64_t value = 0;
        if (node.text.size() > 16 && !integer_of(node.text, value))
          out.push_back(make(diag::kNumberTooLarge, node.span, shortened(node.text)));
        break;
      }
      case NodeKind::binary: operators = operators || unusual(review, node); break;
      default: break;
    }
  }
  if (operators) review_operators(review);
  if (!words.empty()) review_words(review, words);
}

}  // namespace attrmap::syntax
