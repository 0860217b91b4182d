// The mistakes that people make, one function each. A function looks at the place where the grammar stopped; if it
// knows what happened it says so and tells how to mend the text, so that the parse can go on behind it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/diagnostic.hpp"
#include "diag/codes_syntax.hpp"
#include "diag/make.hpp"
#include "syntax/builder.hpp"
#include "syntax/dialect.hpp"
#include "syntax/mend.hpp"
#include "syntax/scan.hpp"

namespace attrmap::syntax {

/// Where and how the grammar stopped. Offsets are bytes of the mended text.
struct Failure {
  const MendedText& mended;
  const Builder& builder;
  std::string_view text;  ///< mended.text()
  Offset at;
  std::uint16_t expected;  ///< bits of Expected
  Dialect dialect;

  Offset size() const { return static_cast<Offset>(text.size()); }
  bool at_end() const { return at >= text.size(); }
  char next() const { return at < text.size() ? text[at] : '\0'; }
  bool wants_value() const { return (expected & expects_value) != 0; }
  /// A complete value stands before `at`, and no operator.
  bool behind_value() const { return (expected & expects_operator) != 0 && !builder.values().empty(); }
  bool top_level() const { return builder.frames().empty(); }
  const Builder::Value& last_value() const { return builder.values().back(); }
  const Node& last_node() const { return builder.ast()[last_value().id]; }
  /// The operand that ends the last value: the value itself, or the right side of its last operator.
  const Node& last_operand() const {
    const Node& node = last_node();
    const bool open = node.kind == NodeKind::binary && node.parentheses == 0;
    return open ? builder.ast()[builder.ast().children_of(node)[1]] : node;
  }
  /// An operator was read and waits for its right side.
  bool behind_operator() const { return wants_value() && pending_operator().has_value(); }
  std::optional<Span> pending_operator() const;
  /// The next characters are `what`.
  bool follows(std::string_view what) const { return text.substr(at, what.size()) == what; }
  std::string_view part(Span span) const { return text.substr(span.begin, span.end - span.begin); }
  /// "1:38" in the source.
  std::string place(Offset offset) const;
};

struct Finding {
  std::optional<Diagnostic> diagnostic;  ///< spans in the mended text; nothing: the review will report it
  std::vector<Edit> edits;
  bool stop = false;        ///< nothing more can be said about this text
  bool incomplete = false;  ///< the text ended too early
};

using Mistake = std::optional<Finding> (*)(const Failure&);

Finding finding(Diagnostic diagnostic, std::vector<Edit> edits = {});
void label(Finding& finding, std::string text);
void point(Finding& finding, Span span, std::string text);
/// Secondary labels at `spans`, at most four of them, and a note with the number of the others.
void also_at(Finding& finding, const std::vector<Span>& spans, std::string_view text);
/// A fix that replaces the primary span.
void fix(Finding& finding, std::string with);

/// "an operator, `,` or `)`"
std::string describe_expected(std::uint16_t expected);
/// "a string", "`]`", "the end of the text"
std::string describe_found(const Failure& f);

// mistakes_end.cpp: the text ends too early
std::optional<Finding> early_end(const Failure& f);
// mistakes_brackets.cpp
std::optional<Finding> extra_parenthesis(const Failure& f);
std::optional<Finding> goes_on_behind_end(const Failure& f);
std::optional<Finding> comma_in_group(const Failure& f);
std::optional<Finding> stray_bracket(const Failure& f);
std::optional<Finding> indexing(const Failure& f);
std::optional<Finding> missing_comma(const Failure& f);
std::optional<Finding> broken_parameter(const Failure& f);
// mistakes_quotes.cpp
std::optional<Finding> single_quotes(const Failure& f);
std::optional<Finding> typographic_quotes(const Failure& f);
std::optional<Finding> missing_opening_quote(const Failure& f);
std::optional<Finding> missing_closing_quote(const Failure& f);
std::optional<Finding> doubled_quotes(const Failure& f);
// mistakes_copied.cpp: what copying brings along
std::optional<Finding> nul_character(const Failure& f);
std::optional<Finding> odd_space(const Failure& f);
std::optional<Finding> html(const Failure& f);
std::optional<Finding> backslash(const Failure& f);
std::optional<Finding> backtick(const Failure& f);
std::optional<Finding> ellipsis(const Failure& f);
std::optional<Finding> angle_brackets(const Failure& f);
std::optional<Finding> curly_placeholder(const Failure& f);
std::optional<Finding> comment_mark(const Failure& f);
std::optional<Finding> semicolon(const Failure& f);
// mistakes_operators.cpp
std::optional<Finding> word_operator(const Failure& f);
std::optional<Finding> not_operator(const Failure& f);
std::optional<Finding> foreign_operator(const Failure& f);
std::optional<Finding> missing_value(const Failure& f);
std::optional<Finding> bad_hexadecimal(const Failure& f);
std::optional<Finding> fraction(const Failure& f);
// mistakes_words.cpp
std::optional<Finding> template_name(const Failure& f);
std::optional<Finding> dotted_name(const Failure& f);
std::optional<Finding> several_words(const Failure& f);
std::optional<Finding> unquoted_text(const Failure& f);

}  // namespace attrmap::syntax
