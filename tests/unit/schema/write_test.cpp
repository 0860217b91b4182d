#include "schema/write.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "files.hpp"

using namespace attrmap;
using namespace attrmap::schema;

namespace {

/// The text without white space between its tokens.
std::string without_white_space(std::string_view json) {
  std::string out;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted && c == '\\') {
      out += c;
      out += json[++i];
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (quoted || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) out += c;
  }
  return out;
}

std::string mapping_at(int i) {
  return "/synchronizationRules/0/objectMappings/1/attributeMappings/" + std::to_string(i);
}

}  // namespace

TEST_CASE("reading and writing back changes nothing but white space") {
  std::size_t files = 0;
  for (const std::string& path : test::schema_paths()) {
    CAPTURE(path);
    const Document document = test::load(test::slurp(path));
    const std::string written = write(document);
    CHECK(without_white_space(written) == without_white_space(document.text()));
    CHECK(write(document, {.indent = 0}) == without_white_space(document.text()));
    CHECK(write(test::load(written)) == written);
    ++files;
  }
  CHECK(files >= 2);
}

TEST_CASE("numbers, order, duplicates and unknown members stay as they were") {
  const std::string text =
      R"({"z": 1.50e+2, "synchronizationRules": [ ], "a": {}, "z": -0, "@odata.x": "\u00e9\/", "b": [[], [1, 2]]})";
  CHECK(write(test::load(text), {.indent = 0}) ==
        R"({"z":1.50e+2,"synchronizationRules":[],"a":{},"z":-0,"@odata.x":"\u00e9\/","b":[[],[1,2]]})");
  CHECK(write(test::load(text)) ==
        "{\n  \"z\": 1.50e+2,\n  \"synchronizationRules\": [],\n  \"a\": {},\n  \"z\": -0,\n  \"@odata.x\": "
        "\"\\u00e9\\/\",\n  \"b\": [\n    [],\n    [\n      1,\n      2\n    ]\n  ]\n}\n");
}

TEST_CASE("a new expression has text and tree, and nothing else changes") {
  Document document = test::load(test::data("schema-taskize-connect.json"));
  const auto before = nlohmann::ordered_json::parse(document.text());
  std::vector<Diagnostic> diagnostics;
  REQUIRE(replace_expression(document, mapping_at(0), "ToLower( [mail] )", test::registry(), diagnostics));
  auto after = nlohmann::ordered_json::parse(write(document));
  auto expected = before;
  expected[nlohmann::ordered_json::json_pointer(mapping_at(0) + "/source")] = nlohmann::ordered_json::parse(
      R"j({"expression":"ToLower([mail])","name":"ToLower","type":"Function","parameters":[
          {"key":"source","value":{"expression":"[mail]","name":"mail","type":"Attribute","parameters":[]}}]})j");
  CHECK(after == expected);
  const auto& m = document.schema.rules[0].object_mappings[1].attribute_mappings[0];
  CHECK(m.source.name == "ToLower");

  REQUIRE(replace_expression(document, mapping_at(0), "", test::registry(), diagnostics));
  CHECK(document.schema.rules[0].object_mappings[1].attribute_mappings[0].source.type == SourceType::none);
  REQUIRE(replace_expression(document, mapping_at(0), "[userPrincipalName]", test::registry(), diagnostics));
  CHECK(nlohmann::ordered_json::parse(write(document)) == before);
}

TEST_CASE("unknown members of a source are kept, missing ones are added") {
  Document document = test::load(
      R"({"synchronizationRules":[{"objectMappings":[{"attributeMappings":[{"source":{"@odata.type":"x","name":"a","type":"Attribute"}},
      {"targetAttributeName":"t"}, {}]}]}]})");
  std::vector<Diagnostic> diagnostics;
  const std::string at = "/synchronizationRules/0/objectMappings/0/attributeMappings/";
  REQUIRE(replace_expression(document, at + "0", "[b]", test::registry(), diagnostics));
  REQUIRE(replace_expression(document, at + "1", "\"c\"", test::registry(), diagnostics));
  REQUIRE(replace_expression(document, at + "2", "[d]", test::registry(), diagnostics));
  CHECK(write(document, {.indent = 0}) ==
        R"({"synchronizationRules":[{"objectMappings":[{"attributeMappings":[{"source":{"@odata.type":"x","name":"b",)"
        R"("type":"Attribute","expression":"[b]","parameters":[]}},{"targetAttributeName":"t","source":{"expression":)"
        R"("\"c\"","name":"c","type":"Constant","parameters":[]}},{"source":{"expression":"[d]","name":"d",)"
        R"("type":"Attribute","parameters":[]}}]}]}]})");
}

TEST_CASE("an expression that does not parse, or a pointer to nowhere, changes nothing") {
  Document document = test::load(test::data("schema-taskize-connect.json"));
  const std::string before = document.text();
  std::vector<Diagnostic> diagnostics;
  CHECK_FALSE(replace_expression(document, mapping_at(0), "Join(\" \", [a]", test::registry(), diagnostics));
  CHECK_FALSE(diagnostics.empty());
  diagnostics.clear();
  CHECK_FALSE(replace_expression(document, mapping_at(77), "[a]", test::registry(), diagnostics));
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "E345");
  CHECK(document.text() == before);
}
