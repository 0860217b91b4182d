// Operators of other languages, and values that are missing beside an operator.
#include <fmt/format.h>

#include <algorithm>

#include "base/suggest.hpp"
#include "syntax/mistakes.hpp"
#include "syntax/print.hpp"
#include "syntax/run.hpp"

namespace attrmap::syntax {
namespace {

bool is_word(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view w) { return equals_ignoring_ascii_case(w, word); });
}

/// A value that can be a condition: a comparison, or a call to Is..., Not, CBool and the like.
bool is_condition(const Node& node) {
  if (node.kind == NodeKind::binary) return node.op <= Op::greater_equal || node.op >= Op::logical_and;
  if (node.kind == NodeKind::word) return true;
  return node.kind == NodeKind::call && (equals_ignoring_ascii_case(node.text.substr(0, 2), "Is") ||
                                         is_word(node.text, {"Not", "CBool", "Contains", "InStr"}));
}

/// The word AND or OR at `at`, with a value on each side.
bool is_between_values(std::string_view text, Offset at) {
  if (!is_letter(text[at]) || (at > 0 && is_word_char(text[at - 1]))) return false;
  const Offset end = word_end(text, at);
  if (!is_word(text.substr(at, end - at), {"AND", "OR"})) return false;
  const Offset before = skip_blanks_back(text, at), behind = skip_blanks(text, end);
  if (before == 0 || behind >= text.size()) return false;
  const char c = text[before - 1];
  return (is_word_char(c) || c == '"' || c == ']' || c == ')' || c == '%') && text[behind] != ',' &&
         text[behind] != ')';
}

/// The text up to the end of the argument, printed, when it is an expression of its own.
std::string printed(std::string_view text) {
  Builder builder(text, 200);
  if (!run_grammar(text, builder).matched) return {};
  return print(builder.take());
}

/// Where the condition that begins at `from` ends: at AND, OR, && or ||, or with the argument.
Offset condition_end(std::string_view text, Offset from) {
  const Offset end = argument_end(text, from);
  int depth = 0;
  bool found = false;
  const auto places = places_outside(text.substr(0, end), from, [&](Offset i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (found || depth > 0) return false;
    const std::string_view sign = text.substr(i, 2);
    const bool begins = i > 0 && !is_word_char(text[i - 1]) && is_letter(text[i]);
    found = sign == "&&" || sign == "||" || (begins && is_word(text.substr(i, word_end(text, i) - i), {"AND", "OR"}));
    return found;
  });
  return skip_blanks_back(text, places.empty() ? end : places.front());
}

}  // namespace

std::optional<Finding> word_operator(const Failure& f) {
  if (!f.behind_value() || !is_letter(f.next())) return std::nullopt;
  const Offset end = word_end(f.text, f.at);
  const std::string_view word = f.text.substr(f.at, end - f.at);
  const bool conjunction = is_word(word, {"AND"});
  if (conjunction || is_word(word, {"OR"})) {
    if (skip_blanks(f.text, end) >= f.size()) return std::nullopt;
    if (!conjunction && f.top_level() && !is_condition(f.last_node())) {  // two alternatives out of a manual
      const Offset second = skip_blanks(f.text, end);
      Finding found = finding(diag::make(diag::kSecondExpression,
                                         {second, second + std::max<Offset>(word_end(f.text, second) - second, 1)}),
                              {{f.at, f.size(), ""}});
      point(found, {f.at, end}, "two alternatives?");
      return found;
    }
    Finding found;
    if (f.dialect == Dialect::connect) {
      found = finding(diag::make(diag::kForeignOperator, {f.at, end}, word, conjunction ? "&&" : "||"));
      found.diagnostic->help = "in Connect Sync rules AND and OR are written && and ||";
    }  // elsewhere the review says what to write
    std::vector<Span> others;
    for (Offset at : places_outside(f.text, f.at, [&](Offset i) { return is_between_values(f.text, i); })) {
      const Offset behind = word_end(f.text, at);
      found.edits.push_back({at, behind, is_word(f.text.substr(at, behind - at), {"AND"}) ? "&&" : "||"});
      if (at != f.at) others.push_back({at, behind});
    }
    if (found.edits.empty()) return std::nullopt;
    if (found.diagnostic) also_at(found, others, "here as well");
    return found;
  }
  struct Spelling {
    std::string_view word, op;
  };
  static constexpr Spelling words[] = {{"eq", "="}, {"ne", "<>"}, {"lt", "<"}, {"le", "<="},
                                       {"gt", ">"}, {"ge", ">="}, {"is", "="}};
  for (const Spelling& s : words) {
    if (!equals_ignoring_ascii_case(s.word, word)) continue;
    Finding found =
        finding(diag::make(diag::kForeignOperator, {f.at, end}, word, s.op), {{f.at, end, std::string(s.op)}});
    fix(found, std::string(s.op));
    return found;
  }
  return std::nullopt;
}

std::optional<Finding> foreign_operator(const Failure& f) {
  struct Spelling {
    std::string_view typed, op;
  };
  static constexpr Spelling signs[] = {{"===", "="}, {"!==", "<>"}, {"==", "="},  {"!=", "<>"},
                                       {"=!", "<>"}, {"=>", ">="},  {"=<", "<="}, {"><", "<>"},
                                       {"~=", "="},  {":=", "="},   {"<=>", "="}};
  if (f.at_end()) return std::nullopt;
  // The grammar has taken a part of `==` for `=` already.
  Offset begin = f.at;
  if (const auto op = f.pending_operator(); op && op->end == f.at && f.wants_value()) begin = op->begin;
  for (const Spelling& s : signs) {
    const auto length = static_cast<Offset>(s.typed.size());
    if (f.text.substr(begin, length) != s.typed || begin + length <= f.at) continue;
    Finding found = finding(diag::make(diag::kForeignOperator, {begin, begin + length}, s.typed, s.op),
                            {{begin, begin + length, std::string(s.op)}});
    fix(found, std::string(s.op));
    return found;
  }
  if (f.next() == '|' && f.behind_value()) {
    Finding found;
    found.edits = {{f.at, f.at + 1, "||"}};
    return found;
  }
  return std::nullopt;
}

std::optional<Finding> not_operator(const Failure& f) {
  Span span{f.at, f.at + 1};
  Offset from = f.at + 1;
  if (f.next() == '!' && f.wants_value()) {
    from = skip_blanks(f.text, from);
  } else if (f.behind_value() && f.last_operand().kind == NodeKind::word && is_word(f.last_operand().text, {"NOT"}) &&
             (is_letter(f.next()) || f.next() == '[' || f.next() == '"')) {
    span = f.last_operand().span;
    from = f.at;
  } else {
    return std::nullopt;
  }
  const Offset end = condition_end(f.text, from);
  Finding found =
      finding(diag::make(diag::kNotOperator, span, f.part(span)), {{span.begin, from, " Not("}, {end, end, ")"}});
  const std::string rest = printed(f.text.substr(from, end - from));
  if (!rest.empty() && rest.size() <= 120) found.diagnostic->help = fmt::format("write `Not({})`", rest);
  return found;
}

std::optional<Finding> missing_value(const Failure& f) {
  if (!f.wants_value() || f.at_end()) return std::nullopt;
  if (const auto op = f.pending_operator()) {
    if (std::string_view(",)=<>*+&|").find(f.next()) == std::string_view::npos) return std::nullopt;
    Finding found = finding(diag::make(diag::kMissingValue, *op, "after", f.part(*op)), {{op->end, op->end, " \"\" "}});
    point(found, {f.at, f.at + 1}, "here a value was expected");
    return found;
  }
  if (std::string_view("=<>*+&|-").find(f.next()) == std::string_view::npos) return std::nullopt;
  if (f.top_level() && skip_blanks_back(f.text, f.at) == 0 && f.next() == '=') {  // a formula of a spreadsheet
    Finding found = finding(diag::make(diag::kMissingValue, {f.at, f.at + 1}, "before", "="), {{f.at, f.at + 1, ""}});
    found.diagnostic->help = "an expression does not begin with `=` as a formula of a spreadsheet does";
    fix(found, "");
    return found;
  }
  Offset length = 1;
  for (std::string_view op : {"<>", "<=", ">=", "&&", "||"})
    if (f.follows(op)) length = 2;
  return finding(diag::make(diag::kMissingValue, {f.at, f.at + length}, "before", f.text.substr(f.at, length)),
                 {{f.at, f.at, "\"\" "}});
}

std::optional<Finding> bad_hexadecimal(const Failure& f) {
  if (!(f.expected & expects_hex_digits)) return std::nullopt;
  const Offset begin = f.at - 2;
  const Offset end = std::max(word_end(f.text, f.at), f.at);
  return finding(diag::make(diag::kBadHexadecimal, {begin, end}), {{begin, end, "0"}});
}

std::optional<Finding> fraction(const Failure& f) {
  if (f.next() != '.' || !f.behind_value() || f.last_node().kind != NodeKind::integer) return std::nullopt;
  const Span number = f.last_node().span;
  if (number.end != f.at || f.at + 1 >= f.size() || !is_digit(f.text[f.at + 1])) return std::nullopt;
  Offset end = f.at + 1;
  while (end < f.size() && (is_word_char(f.text[end]) || f.text[end] == '.')) ++end;
  Finding found =
      finding(diag::make(diag::kFractionalNumber, {number.begin, end}, shortened(f.part({number.begin, end}))),
              {{f.at, end, ""}});
  found.diagnostic->help = fmt::format("round it, or write the text `\"{}\"`", shortened(f.part({number.begin, end})));
  return found;
}

}  // namespace attrmap::syntax
