// What comes along when an expression is copied from a web page, a manual, a script or a wiki.
#include <fmt/format.h>

#include "syntax/mistakes.hpp"

namespace attrmap::syntax {
namespace {

/// Removes or replaces the characters at `places`; the first is the primary place.
Finding everywhere(const Failure& f, Diagnostic diagnostic, const std::vector<Offset>& places, std::string_view with) {
  std::vector<Span> spans;
  Finding found;
  for (Offset at : places) {
    const Offset end = at + std::max<Offset>(character_length(f.text, at), 1);
    if (!spans.empty() && spans.back().end == at)
      spans.back().end = end;
    else
      spans.push_back({at, end});
    found.edits.push_back({at, end, std::string(with)});
  }
  diagnostic.span = spans.front();
  found.diagnostic = std::move(diagnostic);
  if (spans.front().end == places.front() + std::max<Offset>(character_length(f.text, places.front()), 1))
    fix(found, std::string(with));
  spans.erase(spans.begin());
  also_at(found, spans, "here as well");
  return found;
}

bool starts_line(std::string_view text, Offset at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == 0 || text[at - 1] == '\n';
}

Offset line_end(std::string_view text, Offset at) {
  return static_cast<Offset>(std::min(text.find('\n', at), text.size()));
}

}  // namespace

std::optional<Finding> nul_character(const Failure& f) {
  if (f.at_end() || f.text[f.at] != '\0') return std::nullopt;
  auto places = places_outside(f.text, f.at, [&](Offset i) { return f.text[i] == '\0'; });
  return everywhere(f, diag::make(diag::kNulCharacter, {}), places, "");
}

std::optional<Finding> odd_space(const Failure& f) {
  if (!unusual_space(f.text, f.at)) return std::nullopt;
  auto places = places_outside(f.text, f.at, [&](Offset i) {
    return (static_cast<unsigned char>(f.text[i]) >= 0xC0 || is_blank(f.text[i]) || f.text[i] == '\f' ||
            f.text[i] == '\v') &&
           unusual_space(f.text, i) > 0;
  });
  return everywhere(f, diag::make(diag::kUnusualSpace, {}, character_name(f.text, f.at)), places, " ");
}

std::optional<Finding> html(const Failure& f) {
  // `&gt;` reads as an operator and a word until the `;`.
  Offset begin = f.at;
  if (f.next() == ';')
    while (begin > 0 && f.at - begin < 8 && f.text[begin] != '&') --begin;
  const Entity first = html_entity(f.text, begin);
  if (first.length == 0 || begin + first.length <= f.at) return std::nullopt;
  const std::string_view name = f.text.substr(begin, first.length);
  Finding found = finding(diag::make(diag::kHtmlEntity, {begin, begin + first.length}, name, first.character));
  fix(found, std::string(first.character));
  std::vector<Span> others;
  for (Offset i = begin; i < f.size();) {
    const Entity entity = html_entity(f.text, i);
    if (entity.length == 0) {
      ++i;
      continue;
    }
    found.edits.push_back({i, i + entity.length, std::string(entity.character)});
    if (i != begin) others.push_back({i, i + entity.length});
    i += entity.length;
  }
  also_at(found, others, "this one as well");
  return found;
}

std::optional<Finding> backslash(const Failure& f) {
  if (f.next() != '\\') return std::nullopt;
  const Offset length = f.at + 1 < f.size() ? 1 + character_length(f.text, f.at + 1) : 1;
  const std::string_view escape = f.text.substr(f.at, length);
  Finding found = finding(diag::make(diag::kMarkdownEscape, {f.at, f.at + length}, escape));
  fix(found, std::string(escape.substr(1)));
  if (escape == "\\\"") {  // an expression copied out of a JSON document
    found.diagnostic->message = "`\\\"`: remove the backslash (JSON escape)";
    found.diagnostic->help = "in a JSON document quotation marks are escaped; in the mapping they are not";
  }
  std::vector<Span> others;
  for (Offset i = f.at; i + 1 < f.size();) {
    if (f.text[i] == '\\' &&
        (i == f.at || f.text[i + 1] == escape[1] || f.text[i + 1] == '[' || f.text[i + 1] == ']')) {
      found.edits.push_back({i, i + 1, ""});
      if (i != f.at) others.push_back({i, i + 2});
      i += 2;
      continue;
    }
    const Offset end = f.text[i] == '"' && escape != "\\\"" ? string_end(f.text, i) : kNowhere;
    i = end == kNowhere ? i + 1 : end;
  }
  if (found.edits.empty()) found.edits = {{f.at, f.at + 1, ""}};
  also_at(found, others, "this one as well");
  return found;
}

std::optional<Finding> backtick(const Failure& f) {
  if (f.next() != '`') return std::nullopt;
  auto places = places_outside(f.text, f.at, [&](Offset i) { return f.text[i] == '`'; });
  Finding found = everywhere(f, diag::make(diag::kMarkdownBacktick, {}), places, "");
  if (f.behind_value() && f.top_level()) label(found, "behind the end of the expression");
  return found;
}

std::optional<Finding> ellipsis(const Failure& f) {
  Offset length = 0;
  if (f.follows("...")) length = 3;
  if (f.follows("\u2026")) length = 3;  // its UTF-8 form has three bytes
  if (length == 0) return std::nullopt;
  while (f.at + length < f.size() && f.text[f.at + length] == '.') ++length;
  Finding found = finding(diag::make(diag::kEllipsis, {f.at, f.at + length}, f.text.substr(f.at, length)));
  found.edits = {{f.at, f.at + length, f.behind_operator() || (f.wants_value() && f.top_level()) ? "\"\"" : ""}};
  if (f.top_level() && f.behind_value()) found.edits = {{f.at, f.size(), ""}};
  return found;
}

std::optional<Finding> angle_brackets(const Failure& f) {
  if (f.next() != '<' || !f.wants_value() || f.behind_operator()) return std::nullopt;
  const Offset last = skip_blanks_back(f.text, f.size());
  if (skip_blanks_back(f.text, f.at) == 0 && last > f.at + 1 && f.text[last - 1] == '>') {
    Finding found =
        finding(diag::make(diag::kAngleBrackets, {f.at, f.at + 1}), {{f.at, f.at + 1, ""}, {last - 1, last, ""}});
    point(found, {last - 1, last}, "and this one");
    return found;
  }
  const std::size_t close = f.text.find_first_of(">,()\"", f.at);
  if (close == std::string_view::npos || f.text[close] != '>' || close == f.at + 1) return std::nullopt;
  const auto end = static_cast<Offset>(close + 1);
  return finding(diag::make(diag::kPlaceholder, {f.at, end}, shortened(f.text.substr(f.at, end - f.at))),
                 {{f.at, end, "\"\""}});
}

std::optional<Finding> curly_placeholder(const Failure& f) {
  if (f.next() != '{' || !f.wants_value()) return std::nullopt;
  std::size_t close = f.text.find_first_of("},()\"", f.at);
  if (close == std::string_view::npos || f.text[close] != '}') return std::nullopt;
  while (close + 1 < f.size() && f.text[close + 1] == '}') ++close;
  const auto end = static_cast<Offset>(close + 1);
  return finding(diag::make(diag::kPlaceholder, {f.at, end}, shortened(f.text.substr(f.at, end - f.at))),
                 {{f.at, end, "\"\""}});
}

std::optional<Finding> comment_mark(const Failure& f) {
  Offset length = f.next() == '#' ? 1 : 0;
  if (f.follows("//") || f.follows("/*")) length = 2;
  if (length == 0) return std::nullopt;
  const std::string_view mark = f.text.substr(f.at, length);
  Finding found = finding(diag::make(diag::kCommentMark, {f.at, f.at + length}, mark));
  if (mark == "/*") {
    const std::size_t end = f.text.find("*/", f.at + 2);
    found.edits = {{f.at, end == std::string_view::npos ? f.size() : static_cast<Offset>(end + 2), ""}};
    return found;
  }
  if (!starts_line(f.text, f.at)) {
    found.edits = {{f.at, line_end(f.text, f.at), ""}};
    return found;
  }
  // Marks at the beginning of all lines: the expression itself stands behind them. Of some: comments.
  bool all = true;
  for (Offset i = f.at; i < f.size(); i = line_end(f.text, i) + 1) {
    const Offset begin = skip_blanks(f.text, i);
    if (begin < f.size() && f.text.substr(begin, length) != mark) all = false;
  }
  std::vector<Span> others;
  for (Offset i : places_outside(
           f.text, f.at, [&](Offset o) { return f.text.substr(o, length) == mark && starts_line(f.text, o); })) {
    Offset end = i + length;
    while (end < f.size() && f.text[end] == mark[0]) ++end;
    if (!all) end = line_end(f.text, i);
    found.edits.push_back({i, end, ""});
    if (i != f.at) others.push_back({i, end});
  }
  also_at(found, others, "here as well");
  return found;
}

std::optional<Finding> semicolon(const Failure& f) {
  if (f.next() != ';' || f.top_level() || !f.builder.frames().back().call) return std::nullopt;
  auto places =
      places_outside(f.text, f.at, [&](Offset i) { return f.text[i] == ';' && html_entity(f.text, i).length == 0; });
  return everywhere(f, diag::make(diag::kSemicolon, {}), places, ",");
}

}  // namespace attrmap::syntax
