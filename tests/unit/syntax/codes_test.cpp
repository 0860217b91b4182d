// The examples of the catalogue are true: each shows its code and no other, and the mended form is fine.
#include "diag/codes_syntax.hpp"
#include "support.hpp"

using namespace attrmap;
using namespace attrmap::syntax;

TEST_CASE("every syntax code is shown by its example") {
  for (const diag::CodeDef* code : diag::syntax_codes()) {
    CAPTURE(std::string(code->id));
    const ParseResult result = parsed(code->example.expression);
    CHECK(codes(result) == std::string(code->id));
    if (!result.diagnostics.empty()) CHECK(result.diagnostics[0].severity == code->severity);
    if (!code->example.fixed.empty()) CHECK(codes(code->example.fixed) == "");
  }
}
