// Graph member names to source attributes; expectations from the directory's attribute names (mapping schemas as
// exported from Entra) beside Microsoft Graph's user resource.
#include <doctest/doctest.h>

#include "support.hpp"

using attrmap::record::guest_name;
using attrmap::record::read;

TEST_CASE("names that differ between Graph and the directory") {
  const char* graph = R"({"id":"1","mobilePhone":"m","businessPhones":["b1","b2"],"faxNumber":"f","officeLocation":"o",
    "onPremisesSyncEnabled":true,"onPremisesExtensionAttributes":{"extensionAttribute1":"x1","extensionAttribute15":"x15"},
    "manager":{"@odata.type":"#microsoft.graph.user","id":"boss"}})";
  CHECK(read(graph, {"objectId"}) == R"({"objectId":"1"})");
  CHECK(read(graph, {"id", "objectId"}) == R"({"id":"1","objectId":"1"})");
  CHECK(read(graph, {"mobile", "telephoneNumber", "facsimileTelephoneNumber"}) ==
        R"({"mobile":"m","telephoneNumber":"b1","facsimileTelephoneNumber":"f"})");
  CHECK(read(graph, {"physicalDeliveryOfficeName", "dirSyncEnabled"}) ==
        R"({"physicalDeliveryOfficeName":"o","dirSyncEnabled":"True"})");
  CHECK(read(graph, {"extensionAttribute1", "extensionAttribute2", "extensionAttribute15"}) ==
        R"({"extensionAttribute1":"x1","extensionAttribute2":null,"extensionAttribute15":"x15"})");
  CHECK(read(graph, {"manager"}) == R"({"manager":"boss"})");
  CHECK(read(graph, {"manager.id", "manager"}) == R"({"manager.id":"boss","manager":"boss"})");
  CHECK(read(graph, {"mobilePhone", "businessPhones", "onPremisesSyncEnabled"}) ==
        R"({"mobilePhone":"m","businessPhones":["b1","b2"],"onPremisesSyncEnabled":"True"})");
}

TEST_CASE("every extension attribute has its member") {
  for (int n = 1; n <= 15; ++n) {
    const std::string name = "extensionAttribute" + std::to_string(n);
    CHECK(read(R"({"onPremisesExtensionAttributes":{")" + name + R"(":"v"}})", {name}) == "{\"" + name + R"(":"v"})");
  }
}

TEST_CASE("flat records, and the record's own name wins in either order") {
  CHECK(read(R"({"mobile":"own","mobilePhone":"graph"})", {"mobile"}) == R"({"mobile":"own"})");
  CHECK(read(R"({"mobilePhone":"graph","mobile":"own"})", {"mobile"}) == R"({"mobile":"own"})");
  CHECK(read(R"({"mobile":null,"mobilePhone":"graph"})", {"mobile"}) == R"({"mobile":null})");
  CHECK(read(R"({"telephoneNumber":"t"})", {"telephoneNumber"}) == R"({"telephoneNumber":"t"})");
  CHECK(read(R"({"manager":"boss"})", {"manager"}) == R"({"manager":"boss"})");
  CHECK(read(R"({"a":1,"a":2})", {"a"}) == R"({"a":2})");
}

TEST_CASE("first phone") {
  CHECK(read(R"({"businessPhones":[]})", {"telephoneNumber"}) == R"({"telephoneNumber":null})");
  CHECK(read(R"({"businessPhones":null})", {"telephoneNumber"}) == R"({"telephoneNumber":null})");
  CHECK(read(R"({"businessPhones":[""]})", {"telephoneNumber"}) == R"({"telephoneNumber":null})");
}

TEST_CASE("references") {
  CHECK(read(R"({"members":[{"id":"a","x":1},"b",{"x":2}]})", {"members"}) == R"({"members":["a","b",null]})");
  CHECK(read(R"({"manager":{"displayName":"B"}})", {"manager"}) == R"({"manager":null})");
}

TEST_CASE("guests lose the suffix of our tenant") {
  const char* guest = R"({"userPrincipalName":"john_doe_fabrikam.com#EXT#@contoso.onmicrosoft.com"})";
  CHECK(read(guest, {"userPrincipalName", "originalUserPrincipalName"}) ==
        R"({"userPrincipalName":"john_doe@fabrikam.com",)"
        R"("originalUserPrincipalName":"john_doe_fabrikam.com#EXT#@contoso.onmicrosoft.com"})");
  CHECK(read(R"({"userPrincipalName":"plain#EXT#@c.com"})", {"userPrincipalName"}) ==
        R"({"userPrincipalName":"plain#EXT#@c.com"})");
  CHECK(guest_name("a_b@c.com").domain.empty());
}

TEST_CASE("IsSoftDeleted is computed unless the record has it") {
  auto soft = [](const char* json) { return read(json, {"IsSoftDeleted"}); };
  const std::string yes = R"({"IsSoftDeleted":"True"})", no = R"({"IsSoftDeleted":"False"})";
  CHECK(soft("{}") == no);
  CHECK(soft(R"({"accountEnabled":true,"deletedDateTime":null})") == no);
  CHECK(soft(R"({"accountEnabled":false})") == yes);
  CHECK(soft(R"({"accountEnabled":"false"})") == yes);
  CHECK(soft(R"({"accountEnabled":null})") == no);
  CHECK(soft(R"({"accountEnabled":true,"deletedDateTime":"2026-01-01T00:00:00Z"})") == yes);
  CHECK(soft(R"({"accountEnabled":false,"IsSoftDeleted":"False"})") == no);
  CHECK(soft(R"({"accountEnabled":false,"IsSoftDeleted":false})") == no);
  CHECK(soft(R"({"accountEnabled":false,"accountEnabled":true})") == no);
  CHECK(read("{}", {"IsSoftDeleted"}, {.booleans_as_text = false}) == R"({"IsSoftDeleted":false})");
  CHECK(read(R"({"accountEnabled":false})", {"accountEnabled", "IsSoftDeleted"}) ==
        R"({"accountEnabled":"False","IsSoftDeleted":"True"})");
}

TEST_CASE("dotted and bracketed names") {
  CHECK(read(R"({"passwordProfile":{"password":"p"}})", {"passwordProfile.password"}) ==
        R"({"passwordProfile.password":"p"})");
  CHECK(read(R"({"passwordProfile.password":"flat","passwordProfile":{"password":"p"}})",
             {"passwordProfile.password"}) == R"({"passwordProfile.password":"flat"})");
  CHECK(read(R"({"a":{"b":{"c":1}}})", {"a.b.c", "a.b", "a"}) == R"({"a.b.c":1,"a.b":{"c":1},"a":{"b":{"c":1}}})");
  CHECK(read(R"({"emails[type eq \"work\"].value":"w"})", {"emails[type eq \"work\"].value"}) ==
        R"({"emails[type eq \"work\"].value":"w"})");
  CHECK(read(R"({"a":"text"})", {"a.b"}) == R"({"a.b":null})");
}

TEST_CASE("many directory extensions that agree at both ends") {
  std::vector<std::string> names;
  std::string json = "{", expected = "{";
  for (int i = 0; i < 300; ++i) {
    const std::string n = std::to_string(1000 + i);
    names.push_back("extension_1a2b3c4d_" + n + "_badgeNumber");
    json += "\"" + names.back() + "\":\"" + n + "\",";
    expected += (i == 0 ? "\"" : ",\"") + names.back() + "\":\"" + n + "\"";
  }
  CHECK(read(json + "\"other\":1}", names) == expected + "}");
}
