#include <doctest/doctest.h>

#include "mapping/app_roles.hpp"
#include "mapping/id_map.hpp"
#include "support.hpp"

using namespace attrmap;
using namespace attrmap::mapping;

TEST_CASE("an id map of users and groups") {
  IdMap ids;
  CHECK_FALSE(ids.load(R"({"comment":"x","users":{"a":"1","b":"2"},"groups":{"g":"3"}})", "f"));
  CHECK(ids.find("a")->id == "1");
  CHECK_FALSE(ids.find("a")->group);
  CHECK(ids.find("g")->group);
  CHECK_FALSE(ids.find("c"));
  CHECK_FALSE(ids.find("comment"));
  ids.remove({"a", "g", "unknown"});
  CHECK_FALSE(ids.find("a"));
  CHECK_FALSE(ids.find("g"));
  CHECK(ids.find("b"));
}

TEST_CASE("a flat id map is one of users") {
  IdMap ids;
  CHECK_FALSE(ids.load(R"({"a":"1"})", "f"));
  CHECK(ids.find("a")->id == "1");
}

TEST_CASE("what is no id map says why") {
  for (const std::string_view bad : {"[]", "3", "\"x\"", "{", "{\"users\":{\"a\":1}}", "{\"users\":[1]}", ""}) {
    IdMap ids;
    CAPTURE(std::string(bad));
    const auto error = ids.load(bad, "f.json");
    REQUIRE(error.has_value());
    CHECK(error->code == "E542");
    CHECK(error->message.starts_with("f.json is no id map: "));
  }
}

TEST_CASE("roles are named by their id") {
  AppRoles roles;
  CHECK_FALSE(roles.load(
      R"({"appRoles":[{"id":"AA","value":"v","displayName":"D"},{"id":"bb","displayName":"E","value":null}]})", "f"));
  Arena arena;
  const Val in = value_of(
      R"([{"appRoleId":"aa"},{"appRoleId":"BB"},{"appRoleId":"unknown"},{"appRoleId":"00000000-0000-0000-0000-000000000000"},"own",{"appRoleId":"x","value":"w"}])",
      arena);
  CHECK(
      json_of(roles.resolve(in, arena), arena) ==
      R"([{"appRoleId":"aa","appRoleValue":"v","appRoleDisplayName":"D"},{"appRoleId":"BB","appRoleDisplayName":"E"},"own",{"appRoleId":"x","value":"w"}])");
  CHECK(roles.resolve(Val(), arena).is_null());
}

TEST_CASE("a list alone and a list response of service principals") {
  for (const std::string_view json : {R"([{"id":"a","value":"v"}])", R"({"value":[{"id":"a","value":"v"}]})",
                                      R"({"value":[{"id":"sp","appRoles":[{"id":"a","value":"v"}]}]})"}) {
    AppRoles roles;
    CHECK_FALSE(roles.load(json, "f"));
    Arena arena;
    CHECK(json_of(roles.resolve(value_of(R"([{"appRoleId":"a"}])", arena), arena), arena).find("\"v\"") !=
          std::string::npos);
  }
}

TEST_CASE("without loaded roles assignments stay as they are, what is no list of roles says why") {
  AppRoles none;
  Arena arena;
  CHECK(json_of(none.resolve(value_of(R"([{"appRoleId":"a"}])", arena), arena), arena) == R"([{"appRoleId":"a"}])");
  for (const std::string_view bad : {"{", "3", "{}", R"({"appRoles":[{}]})", R"({"appRoles":3})", R"([1])"}) {
    AppRoles roles;
    CAPTURE(std::string(bad));
    CHECK(roles.load(bad, "f")->code == "E542");
  }
}
