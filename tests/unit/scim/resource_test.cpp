#include <doctest/doctest.h>

#include "scim/resource.hpp"
#include "support.hpp"

using namespace attrmap;
using namespace attrmap::scim;
using Json = nlohmann::json;

namespace {

std::string find(const Json& resource, std::string_view text) {
  Arena arena;
  const auto paths = paths_of({text});
  const ResourceLayout layout(paths);
  REQUIRE(layout.members().size() == 1);
  const Val whole = value_of(resource, arena);
  const Val members[] = {member(whole, layout.members()[0])};
  json::Output out;
  out.value(layout.find(members, 0), arena);
  return std::string(out.bytes());
}

}  // namespace

TEST_CASE("paths read only the members they begin with, once") {
  const auto paths = paths_of({"name.givenName", "name.familyName", "title", "urn:x:2.0:User:a", "urn:x:2.0:User:b"});
  const ResourceLayout layout(paths);
  CHECK(layout.members() == std::vector<std::string>{"name", "title", "urn:x:2.0:User"});
}

TEST_CASE("values at paths") {
  const Json user = {{"title", "T"},
                     {"name", {{"givenName", "Ada"}}},
                     {"emails", {{{"type", "home"}, {"value", "h"}}, {{"type", "WORK"}, {"value", "w"}}}},
                     {"roles", {{{"primary", true}, {"value", "r"}}}},
                     {"urn:x:2.0:User", {{"costCode", 7}}}};
  CHECK(find(user, "title") == R"("T")");
  CHECK(find(user, "name.givenName") == R"("Ada")");
  CHECK(find(user, "name.familyName") == "null");
  CHECK(find(user, R"(emails[type eq "work"].value)") == R"("w")");
  CHECK(find(user, R"(emails[type eq "other"].value)") == "null");
  CHECK(find(user, R"(roles[primary eq "True"].value)") == R"("r")");
  CHECK(find(user, R"(roles[primary eq "False"].value)") == "null");
  CHECK(find(user, "urn:x:2.0:User:costCode") == "7");
  CHECK(find(user, "urn:x:2.0:User:costcode") == "7");
  CHECK(find(user, "missing") == "null");
}

TEST_CASE("resources of other shapes than the path's hold nothing there") {
  CHECK(find({{"name", "Ada"}}, "name.givenName") == "null");
  CHECK(find({{"emails", "a@b"}}, R"(emails[type eq "work"].value)") == "null");
  CHECK(find({{"emails", {{"type", "work"}, {"value", "w"}}}}, R"(emails[type eq "work"].value)") == R"("w")");
  CHECK(find({{"emails", {"a", nullptr, 3}}}, R"(emails[type eq "work"].value)") == "null");
  CHECK(find(Json::array(), "title") == "null");
}
