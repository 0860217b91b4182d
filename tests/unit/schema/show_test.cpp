#include "schema/show.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "files.hpp"
#include "schema/report.hpp"
#include "schema/templates.hpp"
#include "schema/verify.hpp"

using namespace attrmap;
using namespace attrmap::schema;
using Json = nlohmann::ordered_json;

namespace {

std::string shown(const Document& document, ShowFormat format) {
  std::vector<Shown> parts;
  for (const auto& rule : document.schema.rules)
    for (const auto& object : rule.object_mappings) parts.push_back({&rule, &object});
  return show(document, parts, format, test::registry());
}

constexpr const char* kSmall =
    R"j({"synchronizationRules": [{"name": "R", "sourceDirectoryName": "s", "targetDirectoryName": "t",
"objectMappings": [{"name": "M", "sourceObjectName": "User", "targetObjectName": "U", "flowTypes": "Add,Update",
"attributeMappings": [
{"targetAttributeName": "a|b", "matchingPriority": 1, "source": {"type": "Attribute", "name": "x"}},
{"targetAttributeName": "roles", "flowType": "ObjectAddOnly", "flowBehavior": "FlowAlways",
 "source": {"expression": "Split([y], \"|\")"}},
{"targetAttributeName": "zone", "defaultValue": "Europe/Paris", "source": null}]}]}],
"directories": [{"name": "t", "objects": [{"name": "U", "attributes": [{"name": "a|b"}, {"name": "roles", "multivalued": true}]}]}]})j";

}  // namespace

TEST_CASE("a table shows target, type, expression, default, matching and flow") {
  CHECK(shown(test::load(kSmall), ShowFormat::table) ==
        "R: M\n"
        "s User -> t U; actions: Add, Update\n"
        "\n"
        "target  type      expression       default       matching  flow\n"
        "------  --------  ---------------  ------------  --------  -------------------------\n"
        "a|b     String    [x]                            1\n"
        "roles   String[]  Split([y], \"|\")                          ObjectAddOnly, FlowAlways\n"
        "zone    ?         (none)           Europe/Paris\n");
}

TEST_CASE("Markdown keeps its bars apart") {
  const std::string text = shown(test::load(kSmall), ShowFormat::markdown);
  CHECK(text.find("| `a\\|b` | String | `[x]` |  | 1 |  |\n") != std::string::npos);
  CHECK(text.find("| `zone` | ? | (none) | `Europe/Paris` |  |  |\n") != std::string::npos);
}

TEST_CASE("JSON is for programs") {
  const Json json = Json::parse(shown(test::load(kSmall), ShowFormat::json));
  REQUIRE(json.size() == 1);
  CHECK(json[0]["flowTypes"] == "Add, Update");
  const Json& m = json[0]["mappings"][1];
  CHECK(m["target"] == "roles");
  CHECK(m["multivalued"] == true);
  CHECK(m["kind"] == "Expression");
  CHECK(m["expression"] == "Split([y], \"|\")");
  CHECK(m["flowType"] == "ObjectAddOnly");
  CHECK(m["line"] == 5);
  CHECK(json[0]["mappings"][2]["expression"].is_null());
  CHECK(json[0]["mappings"][2]["type"].is_null());
}

TEST_CASE("every schema can be shown") {
  for (const std::string& path : test::schema_paths()) {
    const Document document = test::load(test::slurp(path));
    CHECK(Json::parse(shown(document, ShowFormat::json)).is_array());
    CHECK_FALSE(shown(document, ShowFormat::table).empty());
  }
}

TEST_CASE("templates have the samples' mapping tables and attribute lists") {
  const auto same = [](std::string_view name, const char* sample) {
    CAPTURE(name);
    const std::string text = make_template(name, test::registry());
    const Json made = Json::parse(text), expected = Json::parse(test::data(sample));
    const auto& made_objects = made["synchronizationRules"][0]["objectMappings"];
    const auto& expected_objects = expected["synchronizationRules"][0]["objectMappings"];
    REQUIRE(made_objects.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
      for (const char* member :
           {"enabled", "flowTypes", "name", "sourceObjectName", "targetObjectName", "attributeMappings", "metadata"})
        CHECK_MESSAGE(made_objects[i][member] == expected_objects[i][member], std::string(member));
      CHECK(made_objects[i]["scope"].is_null());
    }
    for (std::size_t d = 0; d < 2; ++d) {
      CHECK(made["directories"][d]["name"] == expected["directories"][d]["name"]);
      CHECK(made["directories"][d]["objects"] == expected["directories"][d]["objects"]);
    }
    const auto problems = verify(test::load(text), test::registry());
    CHECK_MESSAGE(problems.empty(), test::listing(problems));
  };
  same("scim", "schema-scim-generic.json");
  same("taskize-connect", "schema-taskize-connect.json");
  CHECK(template_names() == std::vector<std::string_view>{"scim", "taskize-connect"});
  CHECK(make_template("nope", test::registry()).empty());
}

TEST_CASE("problems for people and for programs") {
  const Document document = test::load(test::data("mistakes.json"));
  const auto problems = verify(document, test::registry());
  const std::string pretty = report_pretty(problems, document, "m.json");
  CHECK(pretty.find("E314") != std::string::npos);
  CHECK(pretty.find("m.json:") != std::string::npos);
  CHECK(pretty.find("/synchronizationRules/0/objectMappings/0/attributeMappings/4/targetAttributeName") !=
        std::string::npos);
  const Json json = Json::parse(report_json(problems));
  REQUIRE(json.size() == problems.size());
  std::size_t inside = 0;
  for (const Json& p : json) {
    CHECK(p["line"].get<int>() > 1);
    inside += p.contains("expression");
  }
  CHECK(inside == 2);
  const std::string lines = report_short(problems, "m.json");
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 10);
  CHECK(lines.rfind("m.json:", 0) == 0);

  Document none;
  std::vector<Problem> wrong;
  read("{\n,", none, wrong);
  CHECK(report_pretty(wrong, none, "x.json").rfind("x.json:2:1: E301: ", 0) == 0);
}
