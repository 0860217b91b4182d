// Names and texts without the brackets or quotes that they need. Those of a single word parse, and are found by the
// review; here are the ones that do not.
#include <fmt/format.h>

#include <algorithm>

#include "base/suggest.hpp"
#include "syntax/mistakes.hpp"
#include "syntax/print.hpp"

namespace attrmap::syntax {
namespace {

bool is_name_byte(char c) { return is_word_char(c) || c == '.' || c == '-' || static_cast<unsigned char>(c) >= 0x80; }

/// A word begins before `at` or at it, without a gap: where.
std::optional<Offset> word_begin(const Failure& f) {
  if (f.wants_value()) return f.at;
  if (!f.behind_value() || f.last_value().outer.end != f.at) return std::nullopt;
  const Node& node = f.last_node();
  if (node.kind == NodeKind::word || node.kind == NodeKind::integer) return node.span.begin;
  const bool plain =
      node.kind == NodeKind::binary && f.part(node.span).find_first_of(" \"[(=<>&+*") == std::string_view::npos;
  return plain ? std::optional<Offset>(node.span.begin) : std::nullopt;
}

std::string_view without_prefix(std::string_view name) {
  for (std::string_view prefix : {"user.", "source.", "target.", "profile.", "appuser.", "employee.", "person."})
    if (equals_ignoring_ascii_case(name.substr(0, prefix.size()), prefix)) return name.substr(prefix.size());
  return name;
}

Finding bare_attribute(Span span, std::string_view text, std::string_view name) {
  Finding found = finding(diag::make(diag::kBareAttribute, span, shortened(text)),
                          {{span.begin, span.end, "[" + std::string(name) + "]"}});
  found.diagnostic->help =
      fmt::format("write `[{}]` for the attribute, `\"{}\"` for a constant text", shortened(name), shortened(text));
  fix(found, "[" + std::string(name) + "]");
  return found;
}

Finding bare_text(Span span, std::string_view text) {
  const std::string with = quoted(text);
  Finding found = finding(diag::make(diag::kBareText, span, shortened(text)), {{span.begin, span.end, with}});
  found.diagnostic->help = fmt::format("quote it, `{}`, or, if it is an attribute, put it in `[ ]`", shortened(with));
  fix(found, with);
  return found;
}

}  // namespace

std::optional<Finding> template_name(const Failure& f) {
  const auto in_name = [&](Offset i) {
    return is_word_char(f.text[i]) || std::string_view("<>.-").find(f.text[i]) != std::string_view::npos;
  };
  Offset begin = f.at, end = f.at;
  while (begin > 0 && in_name(begin - 1)) --begin;
  while (end < f.size() && in_name(end)) ++end;
  if (begin == end || !is_letter(f.text[begin]) || !argument_ends_at(f.text, end)) return std::nullopt;
  const Offset before = skip_blanks_back(f.text, begin);
  if (before > 0 && std::string_view(",(=<>&").find(f.text[before - 1]) == std::string_view::npos) return std::nullopt;
  const std::string_view name = f.part({begin, end});
  std::size_t slot = name.find('<'), close = slot == std::string_view::npos ? slot : name.find('>', slot);
  if (close == std::string_view::npos || close < slot + 2) {
    slot = name.find("...");
    if (slot == std::string_view::npos) return std::nullopt;
    close = slot + 2;
  }
  Finding found = bare_attribute({begin, end}, name, name);
  found.diagnostic->help = fmt::format("write `[{}]`, with the placeholder filled in", shortened(name));
  point(found, {begin + static_cast<Offset>(slot), begin + static_cast<Offset>(close) + 1}, "an unfilled placeholder");
  return found;
}

std::optional<Finding> dotted_name(const Failure& f) {
  if (f.at_end()) return std::nullopt;
  if (f.next() == '.' && f.behind_value() && f.last_value().outer.end == f.at) {
    const Node& node = f.last_node();
    Offset end = f.at + 1;
    while (end < f.size() && is_name_byte(f.text[end])) ++end;
    const bool method =
        end > f.at + 1 && skip_blanks(f.text, end) < f.size() && f.text[skip_blanks(f.text, end)] == '(';
    if (method) {
      const Span name{f.at, end};
      const Span whole{node.kind == NodeKind::word ? node.span.begin : f.at, end};
      Finding found = finding(diag::make(diag::kForeignToken, whole, shortened(f.part(whole))));
      found.diagnostic->help =
          node.kind == NodeKind::word
              ? "function names have no dots; this looks like another product's language (Okta?)"
              : fmt::format("there are no methods: the value is an argument of the function, `{}(value)`",
                            f.part({name.begin + 1, name.end}));
      if (node.kind == NodeKind::word) {
        for (Offset i = whole.begin; i < end; ++i)
          if (!is_word_char(f.text[i])) found.edits.push_back({i, i + 1, "_"});
      } else {
        const Offset open = skip_blanks(f.text, end);
        const Offset close = argument_end(f.text, open + 1);
        found.edits = {{f.at, std::min(close + 1, f.size()), ""}};
      }
      return found;
    }
    if (node.kind == NodeKind::attribute && end > f.at + 1) {  // [user].mail
      const Span whole{node.span.begin, end};
      const std::string name = node.text + std::string(f.part({f.at, end}));
      return bare_attribute(whole, f.part(whole), without_prefix(name));
    }
  }
  const auto begin = word_begin(f);
  if (!begin || !is_name_byte(f.next()) || is_digit(f.text[*begin]) || f.text[*begin] == '.' || f.text[*begin] == '-')
    return std::nullopt;
  Offset end = f.at;
  while (end < f.size() && is_name_byte(f.text[end]) && !typographic_quote(f.text, end) && !unusual_space(f.text, end))
    end += std::max<Offset>(character_length(f.text, end), 1);
  if (end == f.at) return std::nullopt;
  const Offset behind = skip_blanks(f.text, end);
  if (!argument_ends_at(f.text, end) || (behind < f.size() && f.text[behind] == '(')) return std::nullopt;
  const std::string_view name = f.part({*begin, end});
  return bare_attribute({*begin, end}, name, without_prefix(name));
}

std::optional<Finding> several_words(const Failure& f) {
  if (!f.behind_value() || !is_word_char(f.next())) return std::nullopt;
  // The last word of [country] = United | States is the right side of an operation that is complete.
  const Node& node = f.last_operand();
  const bool compared = &node != &f.last_node() && f.last_node().op <= Op::greater_equal;
  if (node.kind != NodeKind::word || is_known_word(node.text)) return std::nullopt;
  Offset end = f.at;
  while (end < f.size() && (is_word_char(f.text[end]) || f.text[end] == ' ' || f.text[end] == '-')) ++end;
  end = skip_blanks_back(f.text, end);
  if (end < f.size() && !argument_ends_at(f.text, end)) return std::nullopt;
  const Span span{node.span.begin, end};
  return compared || f.top_level() ? bare_text(span, f.part(span)) : bare_attribute(span, f.part(span), f.part(span));
}

std::optional<Finding> unquoted_text(const Failure& f) {
  if (f.at_end() || std::string_view(",()[]\"=<>&;").find(f.next()) != std::string_view::npos) return std::nullopt;
  const auto begin = word_begin(f);
  Offset end = f.at;
  while (end < f.size() && std::string_view(",()[]\"\n").find(f.text[end]) == std::string_view::npos) ++end;
  end = skip_blanks_back(f.text, end);
  const std::string_view text = f.part({begin.value_or(f.at), end});
  const bool words = std::any_of(text.begin(), text.end(),
                                 [](char c) { return is_word_char(c) || static_cast<unsigned char>(c) >= 0x80; });
  const bool sum = f.behind_value() && f.last_node().kind == NodeKind::integer && (f.next() == '/' || f.next() == '^');
  if (begin && words && !sum && argument_ends_at(f.text, end)) return bare_text({*begin, end}, text);
  if (is_word_char(f.next())) return std::nullopt;
  const Offset length = character_length(f.text, f.at);
  Finding found = finding(diag::make(diag::kForeignToken, {f.at, f.at + length}, f.text.substr(f.at, length)));
  if (f.next() == '/') found.diagnostic->help = "there is no division";
  if (f.next() == '?' || f.next() == ':') found.diagnostic->help = "for a condition use IIF(condition, yes, no)";
  const Offset stop = argument_end(f.text, f.at);
  found.stop = f.top_level() && !f.wants_value() ? false : ends_in_string(f.text, f.at);
  found.edits = {{f.at, stop, f.wants_value() ? "\"\"" : ""}};
  return found;
}

}  // namespace attrmap::syntax
