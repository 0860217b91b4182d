// Brackets and commas in the wrong place.
#include <fmt/format.h>

#include <algorithm>

#include "syntax/mistakes.hpp"
#include "syntax/print.hpp"
#include "syntax/run.hpp"

namespace attrmap::syntax {
namespace {

std::string name_of(const Failure& f, const Node& node) {
  return node.kind == NodeKind::call ? fmt::format("the call to `{}`", shortened(f.part(node.name)))
                                     : std::string("the parenthesis");
}

/// The last value ends in a `)`: where that stands.
std::optional<Span> closing_parenthesis(const Failure& f) {
  const Offset end = f.last_value().outer.end;
  if (end == 0 || f.text[end - 1] != ')') return std::nullopt;
  return Span{end - 1, end};
}

bool parses(std::string_view text) {
  Builder builder(text, 1000);
  return run_grammar(text, builder).matched;
}

bool begins_value(char c) { return is_word_char(c) || c == '"' || c == '[' || c == '(' || c == '%' || c == '$'; }

}  // namespace

std::optional<Finding> extra_parenthesis(const Failure& f) {
  if (f.next() != ')' || !f.top_level() || !f.behind_value()) return std::nullopt;
  Offset end = f.at + 1;
  std::vector<Edit> edits{{f.at, end, ""}};
  const auto close = closing_parenthesis(f);
  // Further text that goes on with arguments says that the parenthesis before was the wrong one.
  for (Offset next; (next = skip_blanks(f.text, end)) < f.size() && f.text[next] == ')';) {
    edits.push_back({next, next + 1, ""});
    end = next + 1;
  }
  const Offset behind = skip_blanks(f.text, end);
  if (behind < f.size() && f.text[behind] == ',' && close) return goes_on_behind_end(f);
  const Node& node = f.last_node();
  const bool call = close && node.kind == NodeKind::call && node.parentheses == 0;
  Finding found = finding(diag::make(diag::kExtraParenthesis, {f.at, end},
                                     call ? fmt::format(": the call to `{}` closed at {}", shortened(f.part(node.name)),
                                                        f.place(close->begin))
                                          : std::string()),
                          std::move(edits));
  label(found, "nothing is open here");
  if (close) point(found, *close, name_of(f, node) + " closes here");
  if (end - f.at > 1) found.diagnostic->help = "remove them";
  fix(found, "");
  return found;
}

std::optional<Finding> goes_on_behind_end(const Failure& f) {
  if (!f.top_level() || !f.behind_value() || f.at_end()) return std::nullopt;
  const auto close = closing_parenthesis(f);
  if (close && f.next() == ',' && parses(f.text.substr(f.at + 1))) {  // a list of expressions
    const Offset next = skip_blanks(f.text, f.at + 1);
    Finding found = finding(diag::make(diag::kSecondExpression, {next, std::max(word_end(f.text, next), next + 1)}),
                            {{f.at, f.size(), ""}});
    point(found, *close, "the first one ends here");
    return found;
  }
  if (close && (f.next() == ',' || f.next() == ')')) {
    const Node& node = f.last_node();
    Finding found =
        finding(diag::make(diag::kClosedTooEarly, *close, name_of(f, node)), {{close->begin, close->end, ""}});
    label(found, fmt::format("{} ends here", name_of(f, node)));
    point(found, {f.at, f.at + 1}, "yet the text goes on here");
    if (node.kind == NodeKind::call) point(found, node.name, "it begins here");
    return found;
  }
  if (!begins_value(f.next())) {
    if (f.next() != ',' && f.next() != '.' && f.next() != ';' && f.next() != ':') return std::nullopt;
    Finding found = finding(diag::make(diag::kTextAfterEnd, {f.at, skip_blanks_back(f.text, f.size())}));
    point(found, {f.last_value().outer.end - 1, f.last_value().outer.end}, "the expression ends here");
    found.edits = {{f.at, f.size(), ""}};
    return found;
  }
  if (f.last_operand().kind == NodeKind::word) return std::nullopt;  // several words
  const std::string_view rest = f.text.substr(f.at);
  const Offset word = word_end(f.text, f.at);
  const Offset behind_word = skip_blanks(f.text, word);
  const bool call = word > f.at && behind_word < f.size() && f.text[behind_word] == '(';
  const bool second = call || (f.next() != '(' && !is_word_char(f.next()) && parses(rest));
  Finding found = finding(diag::make(second ? diag::kSecondExpression : diag::kTextAfterEnd,
                                     {f.at, call ? word : skip_blanks_back(f.text, f.size())}),
                          {{f.at, f.size(), ""}});
  point(found, {f.last_value().outer.end - 1, f.last_value().outer.end},
        second ? "the first one ends here" : "the expression ends here");
  return found;
}

std::optional<Finding> comma_in_group(const Failure& f) {
  if (f.next() != ',' || f.top_level() || f.builder.frames().back().call || !f.behind_value()) return std::nullopt;
  const Offset open = f.builder.frames().back().open;
  Finding found = finding(diag::make(diag::kCommaInGroup, {f.at, f.at + 1}));
  point(found, {open, open + 1}, "no function name stands before this `(`");
  found.edits = {{open, open, "Join"}};  // any name will do
  return found;
}

std::optional<Finding> stray_bracket(const Failure& f) {
  const char c = f.next();
  if (c != ']' && c != '}') return std::nullopt;
  if (c == ']' && f.behind_value()) {
    const Span value = f.last_value().outer;
    const NodeKind kind = f.last_node().kind;
    const bool name = kind == NodeKind::word ||
                      (kind == NodeKind::binary && f.part(value).find_first_of(" \"[(=<>") == std::string_view::npos);
    if (name && skip_blanks_back(f.text, f.at) == value.end) {
      Finding found =
          finding(diag::make(diag::kMissingOpeningBracket, {value.begin, f.at + 1}, shortened(f.part(value))),
                  {{value.begin, value.begin, "["}});
      fix(found, "[" + std::string(f.part({value.begin, f.at + 1})));
      found.diagnostic->help = fmt::format("write `[{}]`", shortened(f.part(value)));
      return found;
    }
  }
  Finding found = finding(
      diag::make(diag::kWrongBracket, {f.at, f.at + 1}, std::string_view(&c, 1), describe_expected(f.expected)));
  if (f.top_level()) {
    found.edits = {{f.at, f.at + 1, ""}};
    return found;
  }
  const Builder::Frame& frame = f.builder.frames().back();
  if (frame.call)
    point(found, {frame.name.begin, frame.open + 1},
          fmt::format("the call to `{}` is open", shortened(f.part(frame.name))));
  else
    point(found, {frame.open, frame.open + 1}, "this `(` is open");
  // `]` for `)` where one is missing, else one too many.
  std::size_t open = 0, close = 0;
  for (Offset i : places_outside(f.text, 0, [&](Offset o) { return f.text[o] == '(' || f.text[o] == ')'; }))
    ++(f.text[i] == '(' ? open : close);
  const std::string with = close < open ? ")" : "";
  found.edits = {{f.at, f.at + 1, with}};
  fix(found, with);
  return found;
}

std::optional<Finding> indexing(const Failure& f) {
  if (f.next() != '[' || !f.behind_value()) return std::nullopt;
  const Offset end = attribute_end(f.text, f.at);
  if (end == kNowhere) return std::nullopt;
  const std::string_view inside = f.text.substr(f.at + 1, end - f.at - 2);
  if (inside.empty() || inside.find_first_not_of("0123456789- \t") != std::string_view::npos) return std::nullopt;
  Finding found = finding(diag::make(diag::kIndexing, {f.at, end}), {{f.at, end, ""}});
  const Node& node = f.last_node();
  std::string list = print(f.builder.ast(), f.last_value().id);
  const bool plain = inside.size() <= 4 && inside.find_first_not_of("0123456789") == std::string_view::npos;
  const bool whole = node.kind != NodeKind::binary && (node.kind != NodeKind::call || node.child_count > 0);
  if (whole && plain && list.size() <= 120)
    found.diagnostic->help =
        fmt::format("use Item(list, n), counted from 1: `Item({}, {})`", list, std::stoi(std::string(inside)) + 1);
  point(found, f.last_value().outer, "the list");
  return found;
}

std::optional<Finding> missing_comma(const Failure& f) {
  if (!f.behind_value() || f.top_level() || !f.builder.frames().back().call) return std::nullopt;
  if (!begins_value(f.next())) return std::nullopt;
  Finding found = finding(diag::make(diag::kMissingComma, {f.at, f.at + 1}, describe_found(f)), {{f.at, f.at, ", "}});
  point(found, f.last_value().outer, "the value before ends here");
  return found;
}

std::optional<Finding> broken_parameter(const Failure& f) {
  if (!(f.expected & expects_parameter_end)) return std::nullopt;
  std::size_t open = f.text.rfind('%', f.at - 1);
  if (open == std::string_view::npos) return std::nullopt;
  const auto from = static_cast<Offset>(open);
  Finding found = finding(diag::make(diag::kParameterNotClosed, {f.at, f.at + character_length(f.text, f.at)}),
                          {{f.at, f.at, "%"}});
  label(found, "expected `%`");
  point(found, {from, f.at}, "the parameter begins here");
  return found;
}

}  // namespace attrmap::syntax
