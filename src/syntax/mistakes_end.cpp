// The text ends while something is open.
#include <fmt/format.h>

#include "base/suggest.hpp"
#include "syntax/mistakes.hpp"

namespace attrmap::syntax {
namespace {

std::string closing_all(const Failure& f) { return std::string(f.builder.frames().size(), ')'); }

/// Points at what is open, innermost first, three at most.
void point_at_open(Finding& found, const Failure& f) {
  const auto& frames = f.builder.frames();
  std::size_t shown = 0;
  for (std::size_t i = frames.size(); i-- > 0 && shown < 3; ++shown) {
    const Builder::Frame& frame = frames[i];
    std::string text = frame.call ? fmt::format("the call to `{}` {}", shortened(f.part(frame.name)),
                                                shown ? "is open as well" : "begins here")
                                  : std::string(shown ? "this `(` is open as well" : "this `(` is not closed");
    point(found, frame.call ? Span{frame.name.begin, frame.open + 1} : Span{frame.open, frame.open + 1},
          std::move(text));
  }
  if (frames.size() > 3) found.diagnostic->notes.push_back(fmt::format("{} brackets are open in all", frames.size()));
}

/// An IIF with more than three arguments has swallowed those of the call around it: its `)` is the one that is missing.
void point_at_crowded_iif(Finding& found, const Failure& f) {
  for (const Node& node : f.builder.ast().nodes) {
    if (node.kind != NodeKind::call || node.child_count <= 3 || !equals_ignoring_ascii_case(node.text, "IIF")) continue;
    point(found, node.name, fmt::format("this IIF has {} arguments: is its `)` missing?", node.child_count));
    return;
  }
}

Finding string_not_closed(const Failure& f) {
  const Offset open = f.builder.quote();
  Finding found =
      finding(diag::make(diag::kStringNotClosed, {f.size(), f.size()}), {{f.size(), f.size(), "\"" + closing_all(f)}});
  label(found, "the text ends here");
  point(found, {open, open + 1}, "the string begins here");
  const std::string_view content = f.text.substr(open + 1);
  const std::size_t escape = content.rfind("\\\"");
  if (escape != std::string_view::npos) {
    const auto at = open + 1 + static_cast<Offset>(escape);
    point(found, {at, at + 2}, "an escaped quotation mark: it does not end the string");
  }
  for (Offset i = open + 1; i < f.size(); i += character_length(f.text, i)) {
    Offset length = typographic_quote(f.text, i);
    if (f.text[i] == '\'') length = 1;
    if (length == 0 || !argument_ends_at(f.text, i + length)) continue;
    point(found, {i, i + length}, "only a straight `\"` ends a string");
    found.edits = {{i, i + length, "\""}};
    return found;  // the mistake is there; more text would not help
  }
  found.incomplete = true;
  return found;
}

Finding attribute_not_closed(const Failure& f) {
  const Offset open = f.builder.quote();
  Finding found = finding(diag::make(diag::kAttributeNotClosed, {f.size(), f.size()}));
  label(found, "expected `]`");
  point(found, {open, open + 1}, "the reference begins here");
  Offset end = open + 1;
  while (end < f.size() && std::string_view(",)(\"=<>&[").find(f.text[end]) == std::string_view::npos) ++end;
  end = skip_blanks_back(f.text, end);
  if (end > open + 1 && end < f.size() && f.text[end] != '[') {
    found.diagnostic->help = fmt::format("add `]` behind the name: `{}]`", shortened(f.part({open, end})));
    found.edits = {{end, end, "]"}};
  } else {
    found.edits = {{f.size(), f.size(), "]" + closing_all(f)}};
  }
  found.incomplete = true;
  return found;
}

}  // namespace

std::optional<Finding> early_end(const Failure& f) {
  if (!f.at_end()) return std::nullopt;
  const Span end{f.size(), f.size()};
  const auto& frames = f.builder.frames();
  if (f.expected & expects_text_end) return string_not_closed(f);
  if (f.expected & expects_attribute_end) return attribute_not_closed(f);
  Finding found;
  if (f.expected & (expects_parameter_end | expects_parameter_name)) {
    found = finding(diag::make(diag::kParameterNotClosed, end));
    label(found, "expected " + describe_expected(f.expected));
    found.stop = true;
  } else if (f.expected & (expects_hex_digits | expects_variable_name)) {
    found = finding(diag::make(diag::kUnexpectedText, end, describe_expected(f.expected), describe_found(f)));
    found.stop = true;
  } else if (const auto op = f.pending_operator(); op && f.wants_value()) {
    found = finding(diag::make(diag::kMissingValue, end, "after", f.part(*op)),
                    {{f.size(), f.size(), "\"\"" + closing_all(f)}});
    label(found, "the text ends here");
    point(found, *op, "this operator has no right side");
  } else if (frames.empty()) {
    found = finding(diag::make(diag::kEmptyExpression, {0, f.size()}));
    found.stop = true;
  } else {
    const Builder::Frame& inner = frames.back();
    found = finding(inner.call ? diag::make(diag::kCallNotClosed, end, shortened(f.part(inner.name)))
                               : diag::make(diag::kParenthesisNotClosed, end),
                    {{f.size(), f.size(), (f.wants_value() && !inner.call ? "\"\"" : "") + closing_all(f)}});
    label(found, "expected " + describe_expected(f.expected));
    point_at_open(found, f);
    point_at_crowded_iif(found, f);
    if (frames.size() > 1)
      found.diagnostic->help =
          fmt::format("add `{}` where the calls end", frames.size() > 20 ? ")..." : closing_all(f));
  }
  found.incomplete = true;
  return found;
}

}  // namespace attrmap::syntax
