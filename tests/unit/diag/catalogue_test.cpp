#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "diag/code.hpp"
#include "diag/codes_syntax.hpp"
#include "diag/make.hpp"

using namespace attrmap;
using namespace attrmap::diag;

TEST_CASE("codes are unique, sorted within a stage, and named by severity") {
  std::set<std::string_view> ids, slugs;
  const CodeDef* before = nullptr;
  for (const CodeDef* code : all_codes()) {
    CAPTURE(std::string(code->id));
    CHECK(ids.insert(code->id).second);
    CHECK(slugs.insert(code->slug).second);
    REQUIRE(code->id.size() == 4);
    CHECK(code->id[0] == (code->severity == Severity::error ? 'E' : 'W'));
    if (before && before->stage == code->stage && before->severity == code->severity) CHECK(before->id < code->id);
    before = code;
  }
  CHECK(ids.size() >= 50);
}

TEST_CASE("every code says what happened and how to mend it") {
  for (const CodeDef* code : all_codes()) {
    CAPTURE(std::string(code->id));
    CHECK(code->slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK(!code->message.empty());
    CHECK(code->message.back() != '.');
    CHECK(code->page.size() > 20);
  }
}

TEST_CASE("syntax codes have an example, warnings and errors with a help say how to go on") {
  for (const CodeDef* code : syntax_codes()) {
    CAPTURE(std::string(code->id));
    CHECK(code->stage == Stage::syntax);
    CHECK(code->id[1] == '1');
    CHECK(!code->example.expression.empty());
  }
}

TEST_CASE("a code is found by its id and by its slug") {
  CHECK(find_code("E103") == &kCallNotClosed);
  CHECK(find_code("call-not-closed") == &kCallNotClosed);
  CHECK(find_code("E999") == nullptr);
  CHECK(find_code("") == nullptr);
}

TEST_CASE("make fills the template and takes everything else from the catalogue") {
  const Diagnostic d = make(kCallNotClosed, {3, 7}, "Append");
  CHECK(d.code == "E103");
  CHECK(d.message == "the call to `Append` is not closed");
  CHECK(d.span == Span{3, 7});
  CHECK(d.severity == Severity::error);
  CHECK(d.stage == Stage::syntax);
  CHECK(d.help == std::string(kCallNotClosed.help));
  CHECK(!d.has_fix);
}
