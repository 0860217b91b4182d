// Evaluating: values with their types, errors, input over several lines, what goes into the history.
#include "session.hpp"

using namespace attrmap::repl;

TEST_CASE("a result is shown with its type") {
  Repl repl{{}};
  ok(repl, ":set givenName Ada");
  CHECK(ok(repl, "[givenName]") == "\"Ada\" : String\n");
  CHECK(ok(repl, "Len([givenName])") == "3 : Integer\n");
  CHECK(ok(repl, "IsNull([surname])") == "true : Boolean\n");
  CHECK(ok(repl, "CDate(\"2026-01-15T12:00:00Z\")") == "1/15/2026 12:00:00 PM : DateTime\n");
  CHECK(ok(repl, "[surname]") == "null (no value: the mapping's default applies)\n");
  CHECK(ok(repl, "IgnoreFlowIfNullOrEmpty([surname])") == "ignored (this attribute does not flow)\n");
  CHECK(ok(repl, "IgnoreObjectFlow") == "ignored (this object does not flow)\n");
  CHECK(ok(repl, "Split(\"a,b\", \",\")") == "list of 2 : String\n- \"a\"\n- \"b\"\n");
  CHECK(ok(repl, "") == "");
  CHECK(ok(repl, "   ") == "");
}

TEST_CASE("values cannot disturb the terminal") {
  Repl repl{{}};
  ok(repl, ":set a \"x\\u001b[31m\\u202ey\"");
  const std::string text = ok(repl, "[a]");
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
}

TEST_CASE("a mistake is shown with its place and what to do") {
  Repl repl{{}};
  const std::string text = bad(repl, "Apend([a], \"x\")");
  has(text, "error[E204]");
  has(text, "did you mean `Append`?");
  has(bad(repl, "CDate(\"nonsense\")"), "error[E404]");
  has(ok(repl, "tolower(\"X\")"), "warning[W206]");
}

TEST_CASE("an expression may go on over lines") {
  Repl repl{{}};
  CHECK(repl.line("Join(\"-\",").kind == Kind::more);
  CHECK(repl.continues());
  CHECK(repl.line("  \"a\",").text == "");
  CHECK(ok(repl, "  \"b\")") == "\"a-b\" : String\n");
  CHECK_FALSE(repl.continues());
  SUBCASE("also inside a string") {
    CHECK(repl.line("ToUpper(\"a").kind == Kind::more);
    CHECK(ok(repl, ":b\")") == "\"A\\n:B\" : String\n");
  }
  SUBCASE("an empty line gives it up and says what was missing") {
    CHECK(repl.line("ToLower([a]").kind == Kind::more);
    has(bad(repl, ""), "error[E1");
    CHECK_FALSE(repl.continues());
    CHECK(ok(repl, "\"x\"") == "\"x\" : String\n");
  }
  SUBCASE("dropping it says nothing") {
    CHECK(repl.line("ToLower(").kind == Kind::more);
    repl.drop();
    CHECK(ok(repl, "\"x\"") == "\"x\" : String\n");
  }
  SUBCASE("what is wrong and complete is not continued") { bad(repl, "ToLower([a]))"); }
}

TEST_CASE("values of persons do not go into the history") {
  CHECK(Repl::belongs_in_history("ToLower([mail])"));
  CHECK(Repl::belongs_in_history(":user users.json"));
  CHECK(Repl::belongs_in_history(":user users.json 3"));
  CHECK(Repl::belongs_in_history("  :help Join"));
  CHECK_FALSE(Repl::belongs_in_history(":set mail ada@contoso.com"));
  CHECK_FALSE(Repl::belongs_in_history("  :set\tmail ada@contoso.com"));
  CHECK_FALSE(Repl::belongs_in_history(":sett mail ada@contoso.com"));
  CHECK_FALSE(Repl::belongs_in_history(":user users.json ada@contoso.com"));
  CHECK_FALSE(Repl::belongs_in_history(""));
}

TEST_CASE("an evaluation can be stopped from outside") {
  std::atomic<bool> stop = true;
  Settings settings;
  settings.context.cancelled = &stop;
  Repl repl(settings);
  bad(repl, "ToLower([a])");
}
