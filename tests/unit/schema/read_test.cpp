#include "schema/read.hpp"

#include <doctest/doctest.h>

#include "base/unicode.hpp"
#include "files.hpp"
#include "schema/choose.hpp"

using namespace attrmap;
using namespace attrmap::schema;

namespace {

std::string utf16(std::string_view text, bool little) {
  std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char16_t c : to_utf16(text)) {
    const char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

std::string codes(std::string_view bytes, const ReadLimits& limits = {}) {
  Document document;
  std::vector<Problem> problems;
  read(bytes, document, problems, limits);
  return test::listing(problems);
}

}  // namespace

TEST_CASE("a sample schema is read completely") {
  const Document document = test::load(test::data("schema-scim-generic.json"));
  const auto& s = document.schema;
  CHECK(s.version == "6.0");
  REQUIRE(s.rules.size() == 1);
  CHECK(s.rules[0].name == "USERGROUP_OUTBOUND_USERGROUP");
  CHECK(s.rules[0].priority == 1);
  REQUIRE(s.rules[0].object_mappings.size() == 2);
  const auto& users = s.rules[0].object_mappings[1];
  REQUIRE(users.attribute_mappings.size() == 29);
  CHECK(users.attribute_mappings[0].matching_priority == 1);
  CHECK(users.attribute_mappings[5].default_value == "en-US");
  CHECK(users.attribute_mappings[24].flow_type == FlowType::object_add_only);
  CHECK(users.attribute_mappings[25].source.type == SourceType::none);
  REQUIRE(users.scope.groups.size() == 2);
  CHECK(users.scope.groups[0].clauses[0].values == std::vector<std::string>{"^test-"});
  CHECK(users.scope.groups[0].clauses[1].values.empty());
  REQUIRE(s.directories.size() == 2);
  CHECK(is_entra(s.directories[0]));
  const auto* group = s.directories[1].find("urn:ietf:params:scim:schemas:core:2.0:Group");
  REQUIRE(group != nullptr);
  CHECK_FALSE(group->soft_deletion_supported);
  const auto* members = group->find("members");
  REQUIRE(members != nullptr);
  CHECK(members->type == AttributeType::reference);
  CHECK(members->multivalued);
  CHECK(members->referenced_objects.size() == 2);
  CHECK(group->find("id")->mutability == Mutability::read_only);

  const Place& place = users.attribute_mappings[1].source.place;
  CHECK(place.pointer == "/synchronizationRules/0/objectMappings/1/attributeMappings/1/source");
  CHECK(document.text().substr(place.offset, 1) == "{");
  CHECK(document.locate(place.pointer + "/name").line > place.line);
}

TEST_CASE("encodings and wrapping make no difference") {
  const std::string text = test::data("schema-taskize-connect.json");
  const Document plain = test::load(text);
  std::string crlf;
  for (const char c : text) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  for (const std::string& bytes : {"\xEF\xBB\xBF" + text, utf16(text, true), utf16(text, false), utf16(crlf, true)}) {
    const Document other = test::load(bytes);
    CHECK(other.schema.rules[0].object_mappings[1].attribute_mappings.size() == 5);
    const Place a = plain.schema.rules[0].object_mappings[1].attribute_mappings[4].place;
    const Place b = other.schema.rules[0].object_mappings[1].attribute_mappings[4].place;
    CHECK(a.pointer == b.pointer);
    CHECK(a.line == b.line);
    CHECK(a.column == b.column);
  }
  const Document wrapped =
      test::load(R"({"id": "SfOutDelta", "default": true, "schema@odata.context": "x", "schema": )" + text + "}");
  CHECK(wrapped.schema.rules[0].object_mappings[1].attribute_mappings[4].place.pointer ==
        "/schema/synchronizationRules/0/objectMappings/1/attributeMappings/4");
  CHECK(wrapped.schema.id.substr(0, 14) == "taskizeConnect");
}

TEST_CASE("missing members have their defaults, spellings are free") {
  const Document document = test::load(R"({"synchronizationRules": [{"objectMappings": [
    {"flowTypes": "add , DELETE", "attributeMappings": [{"flowType": "objectaddonly", "flowBehavior": "flowalways",
      "defaultValue": "", "exportMissingReferences": "True", "matchingPriority": "2",
      "source": {"type": "attribute", "name": "x"}}, {"defaultValue": false}]},
    {"flowTypes": "None", "enabled": false, "scope": null, "attributeMappings": null}, {}]}],
    "directories": [{"objects": [{"name": "o", "attributes": [{"name": "a", "type": "string"},
      {"name": "b", "type": "datetime", "mutability": "readonly"}], "metadata": [
      {"key": "issoftdeletionsupported", "value": "False"}]}]}]})");
  const auto& objects = document.schema.rules[0].object_mappings;
  REQUIRE(objects.size() == 3);
  CHECK(objects[0].enabled);
  CHECK((objects[0].flow_add && !objects[0].flow_update && objects[0].flow_delete));
  CHECK((!objects[1].flow_add && !objects[1].flow_update && !objects[1].flow_delete));
  CHECK((objects[2].flow_add && objects[2].flow_update && objects[2].flow_delete));
  CHECK_FALSE(objects[1].enabled);
  const auto& m = objects[0].attribute_mappings[0];
  CHECK(m.flow_type == FlowType::object_add_only);
  CHECK(m.flow_behavior == FlowBehavior::flow_always);
  CHECK_FALSE(m.default_value);
  CHECK(m.export_missing_references);
  CHECK(m.matching_priority == 2);
  CHECK(m.source.type == SourceType::attribute);
  CHECK(objects[0].attribute_mappings[1].default_value == "False");
  const auto& object = document.schema.directories[0].objects[0];
  CHECK_FALSE(object.soft_deletion_supported);
  CHECK(object.attributes[0].type == AttributeType::string);
  CHECK(object.attributes[1].type == AttributeType::date_time);
  CHECK(object.attributes[1].mutability == Mutability::read_only);
}

TEST_CASE("what cannot be read says where") {
  CHECK(codes("{\n \"a\": 1,\n}").rfind("E301  3:1: ", 0) == 0);
  CHECK(codes("{\"a\": \"\xE9\"}").rfind("E302  1:8: ", 0) == 0);
  CHECK(codes(std::string("\xFF\xFE{", 3)).rfind("E302 ", 0) == 0);
  CHECK(codes(std::string("\xFF\xFE\x00\xD8", 4)).rfind("E302 ", 0) == 0);
  CHECK(codes("[]").rfind("E303  1:1: ", 0) == 0);
  CHECK(codes("{}").rfind("E303  1:1: ", 0) == 0);
  CHECK(codes(R"({"schema": {}})").rfind("E303 /schema 1:12: ", 0) == 0);
  CHECK(codes(std::string(600, '[')).rfind("E307 ", 0) == 0);
  CHECK(codes("{}  ", {.bytes = 3}).rfind("E308 ", 0) == 0);
}

TEST_CASE("wrong kinds and unknown names are all reported") {
  const std::string all = codes(R"({"synchronizationRules": [{"priority": "high", "name": [], "objectMappings": [7,
{"enabled": "perhaps", "flowTypes": "Add,Updat", "attributeMappings": [{"flowType": "Alway", "source": {"type": "Funktion"}},
{"source": {"name": "x"}}, {"source": "x"}], "scope": {"groups": [{"clauses": [{"targetOperand": {"values": [{}]}}]}]}}]}],
"directories": [{"objects": [{"attributes": [{"type": "Double"}]}]}]})");
  for (const char* expected :
       {"E304 /synchronizationRules/0/priority 1:40: `priority` must be an integer of 32 bits, not high",
        "E304 /synchronizationRules/0/name 1:56: `name` must be a text, not an array",
        "E304 /synchronizationRules/0/objectMappings/0 1:79: `objectMappings` must be an array of objects, not a "
        "number",
        "E304 /synchronizationRules/0/objectMappings/1/enabled 2:13: `enabled` must be a boolean, not a text",
        "E305 /synchronizationRules/0/objectMappings/1/flowTypes 2:37: `flowTypes`: unknown value `Updat`",
        "attributeMappings/0/flowType 2:85: `flowType`: unknown value `Alway` | did you mean `Always`?",
        "attributeMappings/0/source/type 2:113: `type`: unknown value `Funktion` | did you mean `Function`?",
        "E344 /synchronizationRules/0/objectMappings/1/attributeMappings/1/source",
        "E304 /synchronizationRules/0/objectMappings/1/attributeMappings/2/source",
        "scope/groups/0/clauses/0/targetOperand/values/0",
        "W306 /directories/0/objects/0/attributes/0/type 4:55: `type`: unknown value `Double`, read as `String`"})
    CHECK_MESSAGE(all.find(expected) != std::string::npos, std::string(expected) << "\nnot in:\n" << all);
}

TEST_CASE("rule, object and dialect are chosen") {
  const Document document = test::load(R"({"id": "SfOutDelta.x.y", "synchronizationRules": [
    {"name": "IN", "id": "1", "priority": 1, "sourceDirectoryName": "crm", "targetDirectoryName": "Azure Active Directory",
     "objectMappings": [{"name": "p", "sourceObjectName": "Profile", "targetObjectName": "AppRole"}]},
    {"name": "OUT2", "id": "2", "priority": 3, "sourceDirectoryName": "Azure Active Directory", "targetDirectoryName": "crm",
     "objectMappings": [{"sourceObjectName": "Group"}]},
    {"name": "OUT", "id": "3", "priority": 2, "sourceDirectoryName": "Azure Active Directory", "targetDirectoryName": "crm",
     "objectMappings": [{"name": "g", "sourceObjectName": "Group", "targetObjectName": "Team"},
                        {"name": "u", "sourceObjectName": "User", "targetObjectName": "User"},
                        {"name": "off", "enabled": false, "sourceObjectName": "Contact"}]},
    {"name": "OFF", "priority": 0, "sourceDirectoryName": "Azure Active Directory",
     "objectMappings": [{"enabled": false}]}],
    "directories": [{"name": "Azure Active Directory", "id": "66E4A8CC-1b7b-435e-95f8-f06cea133828"}, {"name": "crm", "id": "x"}]})");
  const auto& s = document.schema;
  CHECK(choose_rule(s).rule->name == "OUT");
  CHECK(choose_rule(s).dialect == Dialect::provisioning);
  CHECK(choose_rule(s, "IN").rule->name == "IN");
  CHECK(choose_rule(s, "out2").rule->name == "OUT2");
  CHECK(choose_rule(s, "3").rule->name == "OUT");
  const auto none = choose_rule(s, "nope");
  CHECK(none.rule == nullptr);
  CHECK(none.error.find("`OUT2`") != std::string::npos);
  const auto& rule = *choose_rule(s).rule;
  CHECK(choose_object(rule).object->name == "u");
  CHECK(choose_object(rule, "Team").object->name == "g");
  CHECK(choose_object(rule, "group").object->name == "g");
  CHECK(choose_object(rule, "off").object->name == "off");
  CHECK(choose_object(rule, "x").object == nullptr);

  const Document inbound = test::load(R"({"synchronizationRules": [
    {"name": "b", "priority": 2, "sourceDirectoryName": "Workday", "targetDirectoryName": "Active Directory", "objectMappings": [{}]},
    {"name": "a", "priority": 1, "sourceDirectoryName": "Active Directory", "targetDirectoryName": "e", "objectMappings": [{}]}],
    "directories": [{"name": "e", "id": "66e4a8cc-1b7b-435e-95f8-f06cea133828"}]})");
  CHECK(choose_rule(inbound.schema).rule->name == "a");
  CHECK(choose_rule(inbound.schema).dialect == Dialect::cloudsync);
  CHECK(choose_rule(inbound.schema, "b").dialect == Dialect::provisioning);
}
