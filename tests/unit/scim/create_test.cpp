#include <doctest/doctest.h>

#include "scim/create.hpp"
#include "support.hpp"

using namespace attrmap;
using namespace attrmap::scim;
using Json = nlohmann::json;
using Targets = std::initializer_list<std::pair<std::string_view, Json>>;

namespace {

std::string text(Targets targets, const Options& options = {}, Endpoint endpoint = Endpoint::users,
                 std::string_view object = kEnterpriseUrn) {
  Arena arena;
  std::vector<Path> paths;
  std::vector<Val> values;
  for (const auto& [target, value] : targets) {
    paths.push_back(paths_of({target})[0]);
    values.push_back(value_of(value, arena));
  }
  json::Output out;
  CreateBody(endpoint, object, paths, options).write(values, arena, out);
  return std::string(out.bytes());
}

Json body(Targets targets, const Options& options = {}) { return Json::parse(text(targets, options)); }

}  // namespace

TEST_CASE("members in the order of the documented samples") {
  CHECK(
      text({{"title", "T"},
            {"urn:z:2.0:User:x", 1},
            {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "D"},
            {"name.givenName", "G"},
            {"name.formatted", "F"},
            {"active", true},
            {"userName", "u"},
            {"shoeSize", 42},
            {"externalId", "e"}}) ==
      R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],)"
      R"("externalId":"e","userName":"u","active":true,"meta":{"resourceType":"User"},"name":{"formatted":"F","givenName":"G"},)"
      R"("roles":[],"title":"T","shoeSize":42,)"
      R"("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D"},"urn:z:2.0:User":{"x":1}})");
}

TEST_CASE("filtered targets are merged into lists") {
  CHECK(body({{R"(phoneNumbers[type eq "mobile"].value)", "1"},
              {R"(phoneNumbers[type eq "work"].value)", nullptr},
              {R"(phoneNumbers[type eq "fax"].value)", "2"}})["phoneNumbers"] ==
        Json::parse(R"([{"type":"mobile","value":"1"},{"type":"fax","value":"2"}])"));
  CHECK(body({{R"(emails[type eq "work"].value)", "w"}, {R"(emails[type eq "home"].value)", "h"}})["emails"] ==
        Json::parse(R"([{"primary":true,"type":"work","value":"w"},{"type":"home","value":"h"}])"));
  CHECK(body({{R"(addresses[type eq "work"].Formatted)", "f"},
              {R"(addresses[type eq "work"].region)", "r"}})["addresses"] ==
        Json::parse(R"([{"type":"work","formatted":"f","region":"r"}])"));
  CHECK(body({{R"(ims[type eq "xmpp" and primary eq false].value)", "i"}})["ims"] ==
        Json::parse(R"([{"type":"xmpp","primary":false,"value":"i"}])"));
}

TEST_CASE("a list of one element with one value, whatever the value is") {
  Options options;
  for (const bool objects : {false, true}) {
    options.list_value_objects = objects;
    Options nulls = options;
    nulls.emit_nulls = true;  // writes part by part
    for (const char* const value :
         {R"("w")", "12", "true", R"(["v","w"])", R"([{"value":"v"}])", R"({"a":"b"})", "null"}) {
      const Targets targets = {{R"(emails[type eq "work"].value)", Json::parse(value)}, {"title", "T"}};
      CAPTURE(value);
      Json parts = body(targets, nulls);
      if (parts["emails"] == nullptr) parts.erase("emails");
      CHECK(body(targets, options) == parts);
    }
  }
}

TEST_CASE("roles: constants that no mapping overrides, and whole lists") {
  CHECK(body({{R"(roles[primary eq "True"].value)", "V"}, {R"(roles[primary eq "True"].type)", "x"}})["roles"] ==
        Json::parse(R"([{"primary":true,"type":"WindowsAzureActiveDirectoryRole","value":"V"}])"));
  CHECK(body({{R"(roles[primary eq "True"].type)", "x"}})["roles"] ==
        Json::parse(R"([{"primary":true,"type":"WindowsAzureActiveDirectoryRole"}])"));
  CHECK(body({{"roles", Json::parse(R"([{"primary":false,"value":"a"}])")}})["roles"] ==
        Json::parse(R"([{"primary":false,"value":"a"}])"));
  CHECK(body({{"roles", nullptr}})["roles"] == Json::array());
  Options options;
  options.empty_roles = false;
  CHECK_FALSE(body({{"roles", nullptr}}, options).contains("roles"));
}

TEST_CASE("nulls are left out unless asked for") {
  const Targets targets = {{"title", nullptr},
                           {"name.givenName", "G"},
                           {"name.familyName", nullptr},
                           {R"(emails[type eq "work"].value)", nullptr},
                           {"urn:x:2.0:User:a", nullptr}};
  const Json without = body(targets);
  CHECK_FALSE(without.contains("title"));
  CHECK_FALSE(without.contains("emails"));
  CHECK_FALSE(without.contains("urn:x:2.0:User"));
  Options options;
  options.emit_nulls = true;
  const Json with = body(targets, options);
  CHECK(with["title"] == nullptr);
  CHECK(with["name"] == Json::parse(R"({"familyName":null,"givenName":"G"})"));
  CHECK(with["emails"] == nullptr);
  CHECK(with["urn:x:2.0:User"] == Json::parse(R"({"a":null})"));
}

TEST_CASE("schemas by the target object or by the values") {
  const auto schemas = [](Targets targets, const Options& options, std::string_view object) {
    return Json::parse(text(targets, options, Endpoint::users, object))["schemas"].size();
  };
  Options options;
  CHECK(schemas({{"title", "t"}}, options, kEnterpriseUrn) == 2);
  CHECK(schemas({{"title", "t"}}, options, kCoreUserUrn) == 1);
  options.schemas_from_values = true;
  const std::string_view department = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department";
  CHECK(schemas({{department, "d"}}, options, kCoreUserUrn) == 2);
  CHECK(schemas({{department, nullptr}}, options, kEnterpriseUrn) == 1);
}

TEST_CASE("groups") {
  CHECK(
      text({{"displayName", "G"}, {"members", nullptr}}, {}, Endpoint::groups, kCoreGroupUrn) ==
      R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group","http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],"displayName":"G","meta":{"resourceType":"Group"}})");
  Options options;
  options.group_marker = false;
  CHECK(Json::parse(text({{"displayName", "G"}}, options, Endpoint::groups, kCoreGroupUrn))["schemas"].size() == 1);
}

TEST_CASE("the work address is primary when asked for, and one element a list at most") {
  Options options;
  options.address_primary = true;
  CHECK(body({{R"(addresses[type eq "work"].region)", "r"}}, options)["addresses"][0]["primary"] == true);
  CHECK_FALSE(body({{R"(addresses[type eq "home"].region)", "r"}}, options)["addresses"][0].contains("primary"));
  const Json roles = body({{R"(roles[type eq "a"].value)", "1"}, {R"(roles[type eq "b"].value)", "2"}})["roles"];
  CHECK((roles[0]["primary"] == true && roles[0]["type"] == "a"));
  CHECK_FALSE(roles[1].contains("primary"));
}
