#include <doctest/doctest.h>

#include "scim/patch.hpp"
#include "scim/roles.hpp"
#include "support.hpp"

using namespace attrmap;
using namespace attrmap::scim;

namespace {

std::string operations(std::span<const Operation> all, const Options& options) {
  Arena arena;
  json::Output out;
  write_patch(all, options, arena, out);
  const auto body = nlohmann::ordered_json::parse(out.bytes());
  CHECK(body["schemas"].dump() == R"(["urn:ietf:params:scim:api:messages:2.0:PatchOp"])");
  return body["Operations"].dump();
}

const Operation kAll[] = {{Operation::replace, "title", Val::of_text("T"), false, false},
                          {Operation::add, "active", Val::of_boolean(true), false, false},
                          {Operation::add, "seats", Val::of_integer(3), false, false},
                          {Operation::replace, R"(emails[type eq "work"].value)", Val::of_text("w"), true, false},
                          {Operation::remove, "manager", Val(), true, false}};

}  // namespace

TEST_CASE("without the flag: one operation each, in order, values as texts") {
  CHECK(
      operations(kAll, {}) ==
      R"([{"op":"Replace","path":"title","value":"T"},{"op":"Add","path":"active","value":"True"},)"
      R"({"op":"Add","path":"seats","value":"3"},{"op":"Replace","path":"emails[type eq \"work\"].value","value":"w"},)"
      R"({"op":"Remove","path":"manager"}])");
  Options options;
  options.legacy_json_booleans = true;
  CHECK(operations({kAll + 1, 1}, options) == R"([{"op":"Add","path":"active","value":true}])");
}

TEST_CASE("with the flag: paths that stay first, then additions, then replacements") {
  Options options;
  options.profile = Profile::scim062020;
  CHECK(operations(kAll, options) ==
        R"([{"op":"replace","path":"emails[type eq \"work\"].value","value":"w"},{"op":"remove","path":"manager"},)"
        R"({"op":"add","value":{"active":true,"seats":3}},{"op":"replace","path":"title","value":"T"}])");
}

TEST_CASE("an operation may be written as with the flag in any profile") {
  const Operation one[] = {{Operation::replace, "roles", Val::of_list({}), true, true}};
  CHECK(operations(one, {}) == R"([{"op":"replace","path":"roles","value":[]}])");
}

TEST_CASE("roles as JSON texts") {
  Arena arena;
  json::Output out;
  out.value(json_text_role(Val::of_text("i"), Val(), Val::of_text("D \"x\""), arena), arena);
  CHECK(nlohmann::json::parse(out.bytes())["value"] == R"({"id":"i","value":null,"displayName":"D \"x\""})");
}
