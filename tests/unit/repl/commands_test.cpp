// Commands that set, ask and explain.
#include "session.hpp"

using namespace attrmap::repl;

TEST_CASE(":help") {
  Repl repl{{}};
  const std::string all = ok(repl, ":help");
  for (const char* name : {":help", ":user", ":next", ":prev", ":schema", ":set", ":unset", ":now", ":dialect",
                           ":trace", ":why", ":type", ":show", ":test", ":save", ":quit"})
    has(all, std::string("\n") + name);
  has(ok(repl, ":help switch"), "Switch(source, defaultValue, key, value, ...)");
  has(ok(repl, ":help e204"), "E204 unknown-function");
  has(ok(repl, ":help unknown-function"), "E204 unknown-function");
  has(ok(repl, ":help :set"), ":set NAME VALUE");
  has(ok(repl, ":help set"), ":set NAME VALUE");
  has(bad(repl, ":help Swich"), "did you mean Switch?");
  has(bad(repl, ":hlep"), "did you mean :help?");
  has(bad(repl, ":xyzzy"), ":help lists them");
  bad(repl, ":quit now");
  CHECK(repl.line(":quit").kind == Kind::quit);
}

TEST_CASE(":set and :unset") {
  Repl repl{{}};
  ok(repl, ":set a two words");
  CHECK(ok(repl, "[a]") == "\"two words\" : String\n");
  ok(repl, ":set a 5");
  CHECK(ok(repl, "[a]") == "\"5\" : String\n");
  ok(repl, ":set a =5");
  CHECK(ok(repl, "[a]") == "5 : Integer\n");
  ok(repl, ":set a =true");
  CHECK(ok(repl, "[a]") == "\"True\" : String\n");
  ok(repl, ":set a [\"x\", \"y\"]");
  CHECK(ok(repl, "Count([a])") == "2 : Integer\n");
  ok(repl, ":set a \"\"");
  CHECK(ok(repl, "IsNull([a])") == "true : Boolean\n");
  ok(repl, ":set [emails[type eq \"work\"].value] x@y");
  CHECK(ok(repl, "[emails[type eq \"work\"].value]") == "\"x@y\" : String\n");
  has(bad(repl, ":set a [1"), "error[E5");
  bad(repl, ":set a");
  bad(repl, ":set");
  ok(repl, ":unset a");
  CHECK(ok(repl, "IsNull([a])") == "true : Boolean\n");
  has(bad(repl, ":unset a"), "`a` was not set");
  ok(repl, ":unset");
  CHECK(ok(repl, "IsNull([emails[type eq \"work\"].value])") == "true : Boolean\n");
}

TEST_CASE(":now, :dialect and :trace") {
  Repl repl{{}};
  ok(repl, ":now 2021-07-02T15:33:38Z");
  CHECK(ok(repl, "Now()") == "7/2/2021 3:33:38 PM : DateTime\n");
  has(ok(repl, ":now"), "2021-07-02T15:33:38Z");
  bad(repl, ":now yesterday");
  ok(repl, ":now off");
  CHECK(ok(repl, "Now()").find("2021") == std::string::npos);

  bad(repl, "\"a\" & \"b\"");
  ok(repl, ":dialect cloudsync");
  CHECK(ok(repl, "\"a\" & \"b\"") == "\"ab\" : String\n");
  CHECK(ok(repl, ":dialect") == "cloudsync\n");
  bad(repl, ":dialect klingon");
  ok(repl, ":dialect provisioning");

  ok(repl, ":trace on");
  has(ok(repl, "ToLower([a])"), "[a]  = null");
  ok(repl, ":trace off");
  CHECK(ok(repl, "ToLower([a])").find("[a]") == std::string::npos);
  bad(repl, ":trace maybe");
}

TEST_CASE(":why") {
  Repl repl{{}};
  bad(repl, ":why");
  ok(repl, ":set givenName Ada");
  ok(repl, "IIF(IsPresent([mail]), [mail], [givenName])");
  has(ok(repl, ":why"), "the condition is False");
  bad(repl, "Apend([a])");
  const std::string syntax = ok(repl, ":why");
  has(syntax, "error[E204]");
  has(syntax, "# E204 unknown-function");
  bad(repl, "CDate([givenName])");
  const std::string failed = ok(repl, ":why");
  has(failed, "[givenName]  = \"Ada\"");
  has(failed, "error[E404]");
  has(failed, "# E404");
}

TEST_CASE(":type") {
  Repl repl{{}};
  CHECK(ok(repl, ":type Len([a])") == "Integer\n");
  has(ok(repl, ":type ToLower([a])"), "String, or a list of them");
  CHECK(ok(repl, ":type \"x\"") == "String\n");
  CHECK(ok(repl, ":type 5") == "Integer\n");
  CHECK(ok(repl, ":type [a]") == "what the attribute holds\n");
  CHECK(ok(repl, ":type [a] = \"x\"") == "Boolean\n");
  has(ok(repl, ":type Coalesce([a], [b])"), "any");
  bad(repl, ":type Apend([a])");
  bad(repl, ":type");
  bad(repl, ":why");  // nothing was evaluated
}

TEST_CASE(":show") {
  Repl repl{{}};
  has(ok(repl, ":show"), "user     none");
  ok(repl, ":set nickName Ace");
  ok(repl, ":user " + users_json());
  const std::string text = ok(repl, ":show");
  has(text, "dialect  provisioning");
  has(text, "adele.vance@contoso.example");
  has(text, "[nickName]  \"Ace\"");
  has(text, "[extensionAttribute1]  \"CC-1001\"");
}
