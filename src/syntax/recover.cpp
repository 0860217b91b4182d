#include "syntax/recover.hpp"

#include "diag/codes_syntax.hpp"
#include "diag/make.hpp"
#include "syntax/run.hpp"

namespace attrmap::syntax {
void recover(std::string_view source, const ParseOptions& options, ParseResult& result) {
  Builder b(source, options.max_depth);
  const Run run = run_grammar(source, b);
  if (run.stop.reason == Stop::too_deep)
    result.diagnostics.push_back(diag::make(diag::kNestedTooDeep, {run.stop.at, run.stop.at + 1}, options.max_depth));
  else
    result.diagnostics.push_back(diag::make(diag::kUnexpectedText,
                                            {b.farthest(), b.farthest() + (b.farthest() < source.size())},
                                            "something else", "this"));
  result.incomplete = b.farthest() >= source.size();
}
}  // namespace attrmap::syntax
