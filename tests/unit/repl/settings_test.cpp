// What expressions depend on besides attributes: commands, and a saved session that has them again.
#include "session.hpp"

using namespace attrmap;
using namespace attrmap::repl;

namespace {

/// The text of the last line of a session that is loaded into a new one.
std::string loaded(const std::string& saved, Repl& repl) {
  std::istringstream lines(saved);
  std::string line, last;
  while (std::getline(lines, line)) last = ok(repl, line);
  return last;
}

}  // namespace

TEST_CASE("settings have commands") {
  Repl repl{{}};
  has(ok(repl, ":seed"), "random");
  ok(repl, ":seed 18446744073709551615");
  CHECK(ok(repl, ":seed") == "18446744073709551615\n");
  CHECK(ok(repl, "Guid()") == ok(repl, "Guid()"));
  ok(repl, ":seed off");
  CHECK(ok(repl, "Guid()") != ok(repl, "Guid()"));
  bad(repl, ":seed x");
  bad(repl, ":seed -1");
  bad(repl, ":seed 18446744073709551616");

  has(ok(repl, ":default-domain"), "no value");
  ok(repl, ":default-domain contoso.com");
  CHECK(ok(repl, "DefaultDomain()") == "\"contoso.com\" : String\n");
  ok(repl, ":default-domain \"off\"");
  CHECK(ok(repl, ":default-domain") == "\"off\"\n");
  ok(repl, ":default-domain off");
  has(ok(repl, ":default-domain"), "no value");
  bad(repl, ":default-domain \"x");

  ok(repl, ":option trimSplitPieces=false");
  CHECK(ok(repl, ":option") == "trimSplitPieces=false\n");
  has(ok(repl, "Split(\"a, b\", \",\")"), "\" b\"");
  bad(repl, ":option trimSplitPieces=perhaps");

  has(ok(repl, "tolower(\"X\")"), "W206");
  ok(repl, ":strict on");
  bad(repl, "tolower(\"X\")");
  bad(repl, ":strict maybe");

  ok(repl, ":dialect cloudsync");
  ok(repl, ":parameter [two words] x");
  ok(repl, ":parameter D  \" contoso.com \"");
  CHECK(ok(repl, ":parameter") == "D \" contoso.com \"\n[two words] x\n");
  CHECK(ok(repl, "\"@\" & %D%") == "\"@ contoso.com \" : String\n");
  const std::string shown = ok(repl, ":show");
  for (const char* part : {"cloudsync, strict", "%D%  \" contoso.com \"", "option   trimSplitPieces=false"})
    has(shown, part);
  ok(repl, ":parameter D off");
  bad(repl, ":parameter D");
  bad(repl, ":parameter D \"x");
}

TEST_CASE(":save keeps what the session was started with") {
  const Folder folder;
  const std::string file = folder.path("session.txt");
  Settings settings;
  settings.engine.dialect = Dialect::cloudsync;
  settings.engine.strict = true;
  settings.context.parameters["DomainFQDN"] = "contoso.com";
  settings.context.parameters["odd"] = "off";
  settings.context.parameters["lines"] = "a\n\"b\" ";
  settings.context.parameters["none"] = "";
  settings.context.default_domain = "fabrikam.com";
  settings.context.random_seed = 42;
  settings.context.multiple_roles = MultipleRoles::first;
  settings.context.trim_split_pieces = false;
  Repl first(settings);
  ok(first, ":now 2026-01-15T12:00:00Z");
  ok(first, ":trace on");
  const std::string expression =
      "Join(\"|\", Guid(), %DomainFQDN%, %odd%, %lines%, DefaultDomain(), Now(), Item(Split(\"a, b\", \",\"), 2))";
  const std::string result = ok(first, expression);
  ok(first, ":save " + file);
  const std::string saved = folder.read("session.txt");

  Repl second{{}};
  CHECK(loaded(saved, second) == result);
  for (const char* command : {":show", ":parameter", ":option", ":seed", ":default-domain", ":dialect", ":now"})
    CHECK_MESSAGE(ok(second, command) == ok(first, command), command);
  bad(second, "tolower(\"X\")");
  ok(second, expression);
  ok(second, ":save " + file);
  CHECK(folder.read("session.txt") == saved);
}

TEST_CASE("a session without settings saves none") {
  const Folder folder;
  Repl repl{{}};
  ok(repl, ":save " + folder.path("session.txt"));
  CHECK(folder.read("session.txt") == ":dialect provisioning\n");
}
