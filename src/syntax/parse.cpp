#include "syntax/parse.hpp"

#include <algorithm>

#include "base/unicode.hpp"
#include "diag/codes_syntax.hpp"
#include "diag/make.hpp"
#include "syntax/actions.hpp"
#include "syntax/recover.hpp"
#include "syntax/review.hpp"
#include "syntax/run.hpp"

namespace attrmap::syntax {

Run run_grammar(std::string_view text, Builder& builder) {
  using Input = pegtl::memory_input<pegtl::tracking_mode::lazy, pegtl::eol::lf_crlf, const char*>;
  Input in(text.data(), text.data() + text.size(), "");
  try {
    return {pegtl::parse<rule::whole, Action, Control>(in, builder), {}};
  } catch (const Stop& stop) {
    return {false, stop};
  }
}

namespace {

using diag::make;

bool too_long(const std::string& source, const ParseOptions& options, std::vector<Diagnostic>& out) {
  if (options.max_length == 0 || source.size() <= options.max_length) return false;
  const std::size_t length = utf16_length(source);
  if (length <= options.max_length) return false;
  std::size_t at = 0;
  for (std::size_t units = 0;;) {
    const std::size_t begin = at;
    units += decode(source, at) >= 0x10000 ? 2 : 1;
    if (units <= options.max_length) continue;
    at = begin;
    break;
  }
  const Span rest{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(source.size())};
  out.push_back(make(diag::kExpressionTooLong, rest, length, options.max_length));
  out.back().label = "the limit is passed here";
  return true;
}

void keep_first_errors(std::vector<Diagnostic>& diagnostics, std::size_t most) {
  std::size_t errors = 0;
  std::erase_if(diagnostics, [&](const Diagnostic& d) { return d.severity == Severity::error && ++errors > most; });
}

}  // namespace

bool ParseResult::ok() const {
  return std::none_of(diagnostics.begin(), diagnostics.end(),
                      [](const Diagnostic& d) { return d.severity == Severity::error; });
}

ParseResult parse(std::string source, const ParseOptions& given) {
  ParseOptions options = given;
  options.max_depth = std::clamp<std::uint32_t>(options.max_depth, 1, 1000);
  options.max_errors = std::max<std::uint32_t>(options.max_errors, 1);
  ParseResult result;
  const std::size_t bad = invalid_utf8_at(source);
  if (bad != std::string::npos) {
    const auto at = static_cast<std::uint32_t>(bad);
    result.diagnostics.push_back(make(diag::kExpressionNotUtf8, {at, at + 1}, at));
  } else if (!too_long(source, options, result.diagnostics)) {
    Builder builder(source, options.max_depth);
    if (const Run run = run_grammar(source, builder); run.matched)
      result.ast = builder.take();
    else
      recover(source, options, result);
    review(source, result.ast, options.dialect, result.diagnostics.size() + 2 * options.max_errors, result.diagnostics);
    std::stable_sort(result.diagnostics.begin(), result.diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
    keep_first_errors(result.diagnostics, options.max_errors);
  }
  result.ast.source = std::move(source);
  return result;
}

}  // namespace attrmap::syntax
