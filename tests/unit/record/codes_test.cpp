// The catalogue's examples of bad records give their code, and the repaired ones none.
#include <doctest/doctest.h>

#include "diag/codes_input.hpp"
#include "support.hpp"

using namespace attrmap;

TEST_CASE("examples of the input codes") {
  int examples = 0;
  for (const diag::CodeDef* code : diag::input_codes()) {
    CHECK(code->stage == Stage::input);
    if (code->example.expression.empty()) continue;
    ++examples;
    CAPTURE(code->id);
    CHECK(record::read(code->example.expression, {"id", "mail"}).starts_with(code->id));
    CHECK(record::read(code->example.fixed, {"id", "mail"}).starts_with("{"));
  }
  CHECK(examples >= 3);
}
