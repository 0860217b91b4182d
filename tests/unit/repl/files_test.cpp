// Users of files, schemas, tests and saved sessions.
#include "session.hpp"

using namespace attrmap;
using namespace attrmap::repl;

TEST_CASE(":user takes one of a file") {
  Repl repl{{}};
  has(ok(repl, ":user"), "no user is loaded");
  has(ok(repl, ":user " + users_json()), "user 1 of");
  CHECK(ok(repl, "[mobile]") == "\"+1 858 555 0110\" : String\n");
  has(ok(repl, ":user " + users_json() + " 2"), "bo.lind@contoso.example");
  has(ok(repl, ":user " + users_json() + " a0000001-5c1d-4b7e-9f00-000000000001"), "adele.vance@contoso.example");
  has(ok(repl, ":user " + users_json() + " bo.lind@contoso.example"), "user 2 of");
  has(bad(repl, ":user " + users_json() + " 999"), "holds 12 users");
  bad(repl, ":user " + users_json() + " nobody");
  bad(repl, ":user " + users_json() + " 0");
  bad(repl, ":user /nonexistent");
  bad(repl, ":user -");
  has(ok(repl, ":user"), "user 2 of");
}

TEST_CASE("every kind of file") {
  const Folder folder;
  const std::string ada = R"({"id": "1", "displayName": "Ada"})", bob = R"({"id": "2", "displayName": "Bob"})";
  Repl repl{{}};
  for (const std::string& file :
       {folder.write("lines.ndjson", ada + "\n" + bob + "\n"),
        folder.write("array.json", "[" + ada + ",\n" + bob + "]"),
        folder.write("list.json", "{\"@odata.context\": \"x\", \"value\": [" + ada + "," + bob + "]}"),
        folder.write("table.csv", "id,displayName\n1,Ada\n2,Bob\n")}) {
    CAPTURE(file);
    ok(repl, ":user " + file + " 2");
    CHECK(ok(repl, "Join(\" \", [objectId], [displayName])") == "\"2 Bob\" : String\n");
    has(ok(repl, ":prev"), "\"1 Ada\"");
    const auto found = repl.complete("[disp", 5);
    REQUIRE(found.size() == 1);
    CHECK(found[0].text == "displayName]");
  }
  ok(repl, ":user " + folder.write("one.json", "{\n \"displayName\": \"Ada\"\n}"));
  CHECK(ok(repl, "[displayName]") == "\"Ada\" : String\n");
  has(ok(repl, ":user [" + folder.write("with blanks.json", ada) + "]"), "user 1 of");
}

TEST_CASE(":next and :prev walk with the last expression") {
  Repl repl{{}};
  bad(repl, ":next");
  ok(repl, ":user " + users_json());
  has(bad(repl, ":prev"), "the first user");
  has(ok(repl, ":next"), "user 2 of");
  CHECK(ok(repl, "[displayName]") == "\"Bo Lind\" : String\n");
  const std::string third = ok(repl, ":next");
  has(third, "user 3 of");
  has(third, " : String\n");
  has(ok(repl, ":prev"), "\"Bo Lind\" : String");
  ok(repl, ":user " + users_json() + " 12");
  has(bad(repl, ":next"), "the last user");
  has(ok(repl, ":user"), "user 12 of");
  has(ok(repl, ":prev"), "user 11 of");
}

TEST_CASE("a user that cannot be read") {
  const Folder folder;
  Repl repl{{}};
  ok(repl, ":user " + folder.write("bad.ndjson", "{\"a\": 1}\n{\"a\": }\n{\"a\": 3}\n"));
  CHECK(ok(repl, "[a]") == "1 : Integer\n");
  has(bad(repl, ":next"), "cannot be read");
  bad(repl, ":test " + folder.path("t.json"));
  has(ok(repl, ":next"), "3 : Integer");
}

TEST_CASE(":schema knows the attributes") {
  Repl repl{{}};
  has(ok(repl, ":schema"), "no schema");
  has(ok(repl, ":schema " + schema_json("schema-taskize-connect")), "attributes of User");
  has(bad(repl, "[givenNam]"), "error[E2");
  ok(repl, "[givenName]");
  CHECK(ok(repl, ":type [givenName]") == "String\n");
  const auto found = repl.complete("ToLower([givenN", 15);
  REQUIRE(found.size() == 1);
  CHECK(found[0].text == "givenName]");
  has(ok(repl, ":schema " + schema_json("cloud-sync")), "the dialect is cloudsync now");
  bad(repl, ":schema " + users_json());
  bad(repl, ":schema /nonexistent");
  ok(repl, ":schema off");
  ok(repl, ":dialect provisioning");
  ok(repl, "[givenNam]");
}

TEST_CASE(":test adds cases to a file") {
  const Folder folder;
  Repl repl{{}};
  const std::string file = folder.path("tests.json");
  bad(repl, ":test " + file);
  ok(repl, ":set a X");
  ok(repl, ":set other secret");
  ok(repl, "ToLower([a])");
  ok(repl, ":test " + file);
  ok(repl, ":test " + file);
  ok(repl, "ToLower([b])");
  ok(repl, ":test " + file + " null stays null");
  bad(repl, "CDate([a])");
  ok(repl, ":test " + file);
  ok(repl, "IgnoreFlowIfNullOrEmpty([b])");
  ok(repl, ":test " + file);
  ok(repl, ":now 2026-01-15T12:00:00Z");
  ok(repl, "Now()");
  ok(repl, ":test " + file);
  const std::string text = folder.read("tests.json");
  has(text, "\"name\": \"ToLower([a])\",");
  has(text, "\"name\": \"ToLower([a]) (2)\",");
  has(text, R"("name": "null stays null")");
  has(text, R"("null": true)");
  has(text, R"("value": "x")");
  has(text, R"("error": "E404")");
  has(text, R"("ignored": true)");
  has(text, R"("now": "2026-01-15T12:00:00Z")");
  CHECK(text.find("secret") == std::string::npos);
  has(bad(repl, ":test " + folder.write("other.json", "[1]")), "is no file of tests");
  CHECK(folder.read("other.json") == "[1]");
  bad(repl, ":test /nonexistent/tests.json");
  bad(repl, ":test");
}

TEST_CASE(":test keeps what the expression depends on besides") {
  const Folder folder;
  Settings settings;
  settings.engine.dialect = Dialect::cloudsync;
  settings.context.parameters["D"] = "contoso.com";
  settings.context.default_domain = "fabrikam.com";
  Repl repl(settings);
  CHECK(ok(repl, "\"@\" & %D%") == "\"@contoso.com\" : String\n");
  const std::string file = folder.path("tests.json");
  ok(repl, ":test " + file);
  const std::string text = folder.read("tests.json");
  has(text, R"("dialect": "cloudsync")");
  has(text, R"("D": "contoso.com")");
  has(text, R"("defaultDomain": "fabrikam.com")");
  ok(repl, ":test " + file);
  ok(repl, ":dialect provisioning");
  ok(repl, "\"x\"");
  has(bad(repl, ":test " + file), "tests the dialect cloudsync");
}

TEST_CASE(":save brings the session back, without the user's values") {
  const Folder folder;
  const std::string file = folder.path("session.txt");
  {
    Repl repl{{}};
    ok(repl, ":user " + users_json() + " 2");
    ok(repl, ":set a [\"x\", 5]");
    ok(repl, ":set b plain");
    ok(repl, ":set c =7");
    ok(repl, ":now 2026-01-15T12:00:00Z");
    ok(repl, "Join(\"-\", [displayName], [a], [b], [c])");
    has(ok(repl, ":save " + file), "attrmap repl < ");
    bad(repl, ":save /nonexistent/x");
    bad(repl, ":save");
  }
  const std::string text = folder.read("session.txt");
  CHECK(text.find("Bo Lind") == std::string::npos);
  Repl repl{{}};
  std::istringstream lines(text);
  std::string line, last;
  while (std::getline(lines, line)) last = ok(repl, line);
  CHECK(last == "\"Bo Lind-x-5-plain-7\" : String\n");
}
