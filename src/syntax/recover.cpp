#include "syntax/recover.hpp"

#include <fmt/format.h>

#include <utility>

#include "syntax/mistakes.hpp"
#include "syntax/run.hpp"

namespace attrmap::syntax {
namespace {

// In the order in which they are asked: what is certain from a character alone, then damage that explains odd
// characters, then what depends on the place.
constexpr Mistake kMistakes[] = {
    nul_character,
    early_end,
    odd_space,
    html,
    backslash,
    backtick,
    single_quotes,
    typographic_quotes,
    template_name,
    ellipsis,
    fraction,
    word_operator,
    foreign_operator,
    doubled_quotes,
    missing_closing_quote,
    missing_opening_quote,
    angle_brackets,
    curly_placeholder,
    comment_mark,
    semicolon,
    bad_hexadecimal,
    broken_parameter,
    not_operator,
    missing_value,
    dotted_name,
    extra_parenthesis,
    indexing,
    goes_on_behind_end,
    comma_in_group,
    stray_bracket,
    several_words,
    unquoted_text,
    missing_comma,
};

Finding too_deep(const Failure& f, std::uint32_t max_depth) {
  Finding found = finding(diag::make(diag::kNestedTooDeep, {f.at, f.at + 1}, max_depth));
  label(found, "the limit is passed here");
  found.stop = true;
  return found;
}

/// No mistake that we know: says what was expected, and leaves out what stands here up to the end of the argument.
Finding unexpected(const Failure& f) {
  const Offset length = is_word_char(f.next()) ? word_end(f.text, f.at) - f.at : character_length(f.text, f.at);
  Finding found = finding(
      diag::make(diag::kUnexpectedText, {f.at, f.at + length}, describe_expected(f.expected), describe_found(f)));
  if (!f.builder.frames().empty() && f.builder.frames().back().call) {
    const Builder::Frame& call = f.builder.frames().back();
    point(found, call.name, fmt::format("in this call to `{}`", shortened(f.part(call.name))));
  }
  const Offset end = argument_end(f.text, f.at);
  if (f.top_level() || ends_in_string(f.text, f.at) || end >= f.size())
    found.stop = true;
  else if (end > f.at)
    found.edits = {{f.at, end, ""}};
  else
    found.edits = {{f.at, f.at, f.wants_value() ? "\"\"" : ""}};
  if (!found.stop && f.behind_operator() && end > f.at) found.edits[0].with = "\"\"";
  return found;
}

Finding diagnose(const Failure& f) {
  for (Mistake mistake : kMistakes)
    if (std::optional<Finding> found = mistake(f)) return std::move(*found);
  return unexpected(f);
}

class Recovery {
 public:
  Recovery(std::string_view source, const ParseOptions& options, ParseResult& result)
      : mended_(source), options_(options), result_(result) {}

  void run() {
    // Each round mends one mistake, so the rounds are bounded even if a mend does not help.
    const std::uint32_t rounds = 2 * options_.max_errors + 16;
    for (std::uint32_t round = 0; round < rounds; ++round) {
      Builder builder(mended_.text(), options_.max_depth);
      const Run run = run_grammar(mended_.text(), builder);
      if (run.matched) return keep(builder);
      const Failure f{mended_, builder, mended_.text(), run.stop.at, builder.expected(), options_.dialect};
      // Mends without a diagnostic of their own must not be the last word.
      if (round + 1 == rounds && result_.diagnostics.empty()) {
        take(unexpected(f), f);
        return;
      }
      if (!take(run.stop.reason == Stop::too_deep ? too_deep(f, options_.max_depth) : diagnose(f), f)) return;
    }
  }

 private:
  /// False: the end.
  bool take(Finding found, const Failure& f) {
    if (found.incomplete) result_.incomplete = true;
    if (found.diagnostic) {
      Diagnostic& d = *found.diagnostic;
      d.span = mended_.original(d.span);
      for (Label& other : d.secondary) other.span = mended_.original(other.span);
      // A second complaint about the same place is an echo of the first.
      const std::uint32_t place = mended_.original({f.at, f.at + 1}).begin;
      const bool echo = d.code == diag::kUnexpectedText.id && last_place_ == place;
      last_place_ = place;
      if (echo) return false;
      result_.diagnostics.push_back(std::move(d));
      if (result_.diagnostics.size() >= options_.max_errors) return false;
    }
    if (found.stop || found.edits.empty()) return false;
    mended_.apply(std::move(found.edits));
    return true;
  }

  void keep(Builder& builder) {
    result_.ast = builder.take();
    for (Node& node : result_.ast.nodes) {
      node.span = mended_.original(node.span);
      node.name = mended_.original(node.name);
    }
  }

  MendedText mended_;
  const ParseOptions& options_;
  ParseResult& result_;
  std::uint32_t last_place_ = kNowhere;
};

}  // namespace

void recover(std::string_view source, const ParseOptions& options, ParseResult& result) {
  Recovery(source, options, result).run();
}

}  // namespace attrmap::syntax
