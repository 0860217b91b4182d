#include "schema/verify.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "files.hpp"

using namespace attrmap;
using namespace attrmap::schema;
using attrmap::schema::test::listing;
using attrmap::schema::test::registry;

namespace {

constexpr const char* kMatching =
    R"({"targetAttributeName": "userName", "matchingPriority": 1, "source": {"type": "Attribute", "name": "upn"}})";
constexpr const char* kActive =
    R"j({"targetAttributeName": "active", "source": {"expression": "Not([IsSoftDeleted])"}})j";

/// The mappings begin on line 4.
std::string schema_of(const std::string& mappings, const std::string& scope = "null",
                      const std::string& source_directory = "66e4a8cc-1b7b-435e-95f8-f06cea133828") {
  return R"({"synchronizationRules": [{"name": "r", "sourceDirectoryName": "s", "targetDirectoryName": "t",
"objectMappings": [{"sourceObjectName": "User", "targetObjectName": "T", "scope": )" +
         scope + R"(,
"attributeMappings": [
)" + mappings +
         R"(]}]}], "directories": [{"name": "s", "id": ")" + source_directory +
         R"(", "objects": [{"name": "User", "attributes": [
{"name": "upn"}, {"name": "mail"}, {"name": "givenName"}, {"name": "IsSoftDeleted", "type": "Boolean"},
{"name": "flags", "type": "Integer"}, {"name": "hired", "type": "DateTime"}, {"name": "manager", "type": "Reference"},
{"name": "proxies", "multivalued": true}, {"name": "appRoleAssignments", "type": "Reference"}]}]},
{"name": "t", "id": "x", "objects": [{"name": "T", "attributes": [{"name": "id", "anchor": true, "mutability": "ReadOnly"},
{"name": "key"}, {"name": "userName"}, {"name": "active", "type": "Boolean"}, {"name": "age", "type": "Integer"},
{"name": "since", "type": "DateTime"}, {"name": "boss", "type": "Reference"}, {"name": "photo", "type": "Binary"},
{"name": "roles", "multivalued": true}, {"name": "display"}, {"name": "meta", "mutability": "ReadOnly"},
{"name": "emails[type eq \"work\"].value"}, {"name": "emails[type eq 'work'].value"}]}]}]})";
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += (c == '"' || c == '\\' ? "\\" : "") + std::string(1, c);
  return out;
}

std::string mapping(const std::string& target, const std::string& expression, const std::string& more = "") {
  return R"({"targetAttributeName": ")" + escaped(target) + R"(", )" + more + R"("source": )" +
         (expression.empty() ? "null}" : R"({"expression": ")" + escaped(expression) + "\"}}");
}

std::string direct(const std::string& target, const std::string& attribute, const std::string& more = "") {
  return R"({"targetAttributeName": ")" + target + R"(", )" + more + R"("source": {"type": "Attribute", "name": ")" +
         attribute + "\"}}";
}

std::vector<Problem> check(const std::string& text, const VerifyOptions& options = {}) {
  return verify(test::load(text), registry(), options);
}

/// What a mapping on line 6 beside two good ones is told.
std::string told(const std::string& m, const VerifyOptions& options = {}) {
  return listing(check(schema_of(std::string(kMatching) + ",\n" + kActive + ",\n" + m), options));
}

std::string told_of_clause(const std::string& clause, const char* groups = "groups") {
  return listing(check(schema_of(std::string(kMatching) + ",\n" + kActive,
                                 std::string("{\"") + groups + R"(": [{"clauses": [)" + clause + "]}]}")));
}

/// Exactly one problem, with this code, place and text.
void one(const std::string& all, const std::string& code, const std::string& where, const std::string& text) {
  CAPTURE(all);
  CHECK(std::count(all.begin(), all.end(), '\n') == 1);
  CHECK(all.rfind(code, 0) == 0);
  CHECK_MESSAGE(all.find(where) != std::string::npos, where);
  CHECK_MESSAGE(all.find(text) != std::string::npos, text);
}

}  // namespace

TEST_CASE("samples and exports have no errors") {
  for (const std::string& path : test::schema_paths()) {
    CAPTURE(path);
    const auto problems = verify(test::load(test::slurp(path)), registry());
    CHECK_MESSAGE(!has_errors(problems), listing(problems));
  }
}

TEST_CASE("a small correct schema has no problems") {
  CHECK(listing(check(schema_of(std::string(kMatching) + "," + kActive))) == "");
  CHECK(told(mapping("display", "Join(\" \", [givenName], [mail])")) == "");
  CHECK(told(direct("age", "flags", R"("defaultValue": " -12 ", )")) == "");
  CHECK(told(mapping("roles", "AppRoleAssignmentsComplex([appRoleAssignments])")) == "");
  CHECK(told(direct("boss", "manager")) == "");
  CHECK(told(direct("since", "hired", R"("defaultValue": "2020-01-31T00:00:00Z", )")) == "");
  CHECK(told(mapping("photo", "", R"("defaultValue": "aGk=", )")) == "");
  CHECK(told(direct("display", "flags")) == "");
}

TEST_CASE("targets") {
  one(told(direct("displai", "mail")), "E314", "attributeMappings/2/targetAttributeName 6:25",
      "unknown target attribute `displai` | did you mean `display`?");
  one(told(direct("userName", "mail")), "E315", "attributeMappings/2/targetAttributeName 6:25", "`userName`");
  one(told(direct("meta", "mail")), "E317", "/2/targetAttributeName", "`meta` is read-only");
  one(told(direct("id", "mail")), "E317", "/2/targetAttributeName", "`id` is read-only");
  one(told(mapping("emails[type eq \"work\"].value", "[mail]") + ",\n" +
           mapping("emails[type eq 'work'].value", "[upn]")),
      "E328", "attributeMappings/3/targetAttributeName 7:25", "are the same target attribute");
  std::string key = schema_of(std::string(kMatching) + "," + kActive + "," + direct("key", "mail"));
  const std::string id = R"({"name": "id", "anchor": true, "mutability": "ReadOnly"})", plain = R"({"name": "key"})";
  key.replace(key.find(id), id.size(), R"({"name": "id"})");
  key.replace(key.find(plain), plain.size(), R"({"name": "key", "anchor": true})");
  one(listing(check(key)), "W316", "/2/targetAttributeName", "`key` is the primary key");
}

TEST_CASE("sources and expressions, to the character") {
  // {"targetAttributeName": "display", "source": {"expression": "ToLower([mial])"}}
  one(told(mapping("display", "ToLower([mial])")), "E209", "attributeMappings/2/source/expression 6:70",
      "unknown attribute `mial` | did you mean `mail`?");
  one(told(mapping("display", "Append(\"\\\\\", [mial])")), "E209", "source/expression 6:79", "`mial`");
  one(told(direct("display", "mial")), "E209", "/2/source", "`mial`");
  one(told(mapping("display", "ToLowr([mail])")), "E204", "/2/source/expression 6:62", "unknown function");
  one(told(mapping("display", "ToLower([mail]")), "E1", "/2/source/expression", "");
  one(told(mapping("display", "Switch([mail], \"a\", \"b\")")), "E207", "/2/source/expression", "Switch");
  one(told(direct("roles", "appRoleAssignments")), "E318", "/2/source/name", "SingleAppRoleAssignment");
  one(told(mapping("roles", "[appRoleAssignments]")), "E318", "/2/source", "SingleAppRoleAssignment");
  one(told(mapping("display", "SingleAppRoleAssignment([appRoleAssignments])"), {.sync_all = true}), "W327",
      "/2/source", "`SingleAppRoleAssignment`");
  CHECK(told(mapping("display", "SingleAppRoleAssignment([appRoleAssignments])")) == "");
  const auto problems =
      check(schema_of(std::string(kMatching) + "," + kActive + "," + mapping("display", "Trim([x])")));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].expression == "Trim([x])");
  CHECK(problems[0].diagnostic.span == Span{5, 8});
}

TEST_CASE("matching") {
  one(told(mapping("display", "Join(\".\", [mail], [upn])", R"("matchingPriority": 2, )")), "E319", "/2/source",
      "[mail], [upn]");
  one(told(mapping("display", "SelectUniqueValue([mail], \"x\")", R"("matchingPriority": 2, )")), "E320", "/2/source",
      "`display` uses `SelectUniqueValue`");
  CHECK(told(mapping("display", "ToLower(Append([mail], \"x\"))", R"("matchingPriority": 2, )")) == "");
  one(listing(check(schema_of(kActive))), "W313", "/objectMappings/0/targetObjectName", "`T`");
  one(listing(check(schema_of(kMatching))), "W326", "/objectMappings/0/targetObjectName", "`IsSoftDeleted`");
  CHECK(listing(check(schema_of(kMatching, "null", "another"))) == "");
}

TEST_CASE("types and constants") {
  one(told(mapping("age", "Not([IsSoftDeleted])")), "E321", "/2/source",
      "`age` is Integer, its source is Boolean (`Not`)");
  one(told(direct("age", "hired")), "E321", "/2/source", "DateTime (`[hired]`)");
  one(told(direct("boss", "flags")), "E321", "/2/source", "`boss` is Reference");
  one(told(mapping("since", "IIF([mail]=\"x\", [flags], [hired])")), "E321", "/2/source", "`since` is DateTime");
  const auto active = [&](const std::string& e) {
    return listing(check(schema_of(std::string(kMatching) + ",\n" + mapping("active", e))));
  };
  one(active(R"(Switch([IsSoftDeleted], , "False", "yes", "True", "False"))"), "E322",
      "attributeMappings/1/source 5:45", "cannot take the text `yes`");
  one(active(R"(IIF([IsSoftDeleted]="True", "0", "tRuE"))"), "E322", "/1/source", "`0`");
  CHECK(active(R"j(Switch([IsSoftDeleted], True, "False", "TRUE", "True", ""))j") == "");
  one(told(mapping("age", "\"ten\"")), "E323", "/2/source", "`age` is Integer and cannot take the constant `ten`");
  one(told(direct("age", "flags", R"("defaultValue": "1.5", )")), "E324", "/2/defaultValue", "`1.5` is no Integer");
  one(told(mapping("photo", "", R"("defaultValue": "a b", )")), "E324", "/2/defaultValue", "Binary");
  one(told(mapping("since", "", R"("defaultValue": "yesterday", )")), "E324", "/2/defaultValue", "DateTime");
  one(told(direct("display", "proxies")), "W325", "/2/source", "`display` takes one value");
  one(told(mapping("display", "Split([mail], \"@\")")), "W325", "/2/source", "Join or Item");
  CHECK(told(mapping("roles", "Split([mail], \"@\")")) == "");
}

TEST_CASE("scoping filters") {
  const auto clause = [](const char* op, const char* attribute, const char* values = "null") {
    return std::string(R"({"operatorName": ")") + op + R"(", "sourceOperandName": ")" + attribute +
           R"(", "targetOperand": )" + values + "}";
  };
  const char *x = R"({"values": ["x"]})", *five = R"({"values": ["5"]})";
  for (const auto& good : {clause("equals", "mail", x), clause("IS NOT NULL", "mail"), clause("Is_Null", "givenName"),
                           clause("IS TRUE", "IsSoftDeleted"), clause("GREATER THAN or equals", "flags", five),
                           clause("!&", "flags", five), clause("ENDS WITH", "mail", x),
                           clause("NOT REGEX MATCH", "mail", R"({"values": ["^CAS_([^{]*){"]})")})
    CHECK(told_of_clause(good) == "");
  one(told_of_clause(clause("EQUAL", "mail", x)), "E330", "clauses/0/operatorName", "did you mean `EQUALS`");
  one(told_of_clause(clause("IsMemberOf", "mail", x)), "E331", "clauses/0/operatorName", "`IsMemberOf`");
  one(told_of_clause(clause("EQUALS", "mail")), "E332", "clauses/0/targetOperand", "takes a value, not none");
  one(told_of_clause(clause("IS NULL", "mail", x)), "E332", "clauses/0/targetOperand", "takes no value");
  one(told_of_clause(clause("IS NULL", "mial")), "E333", "clauses/0/sourceOperandName", "did you mean `mail`?");
  for (const char* barred : {"appRoleAssignments", "userType", "manager", "members", "proxies", "hired"})
    one(told_of_clause(clause("EQUALS", barred, x)), "E334", "clauses/0/sourceOperandName", barred);
  one(told_of_clause(clause("IS TRUE", "mail")), "W335", "clauses/0/operatorName", "`mail`, which is String");
  one(told_of_clause(clause("REGEX MATCH", "mail", R"j({"values": ["ok", "(a"]})j")), "E336",
      "clauses/0/targetOperand/values/1", "`(a` is no regular expression");
  one(told_of_clause(clause("Greater_Than", "flags", R"({"values": ["ten"]})")), "E337", "values/0", "`ten` is none");
  one(told_of_clause(clause("IS NULL", "mial"), "inputFilterGroups"), "E333", "inputFilterGroups/0/clauses/0",
      "`mial`");
  one(told_of_clause(clause("IS NULL", "mial"), "categoryFilterGroups"), "W338", "/scope/categoryFilterGroups",
      "ignored");
}

TEST_CASE("directories, objects and rules") {
  const std::string text = schema_of(std::string(kMatching) + "," + kActive);
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = text;
    changed.replace(changed.find(from), from.size(), to);
    return listing(check(changed));
  };
  one(with(R"("targetDirectoryName": "t")", R"("targetDirectoryName": "T")"), "E310", "/0/targetDirectoryName",
      "the target directory `T` does not exist | did you mean `t`?");
  one(with(R"("sourceObjectName": "User")", R"("sourceObjectName": "Usr")"), "E311", "/0/sourceObjectName",
      "the source object `Usr` does not exist in the directory `s` | did you mean `User`?");
  one(with(R"("anchor": true)", R"("anchor": false)"), "W312", "/directories/1/objects/0/name", "has no primary key");
  one(with(R"("anchor": true)", R"("anchor": true}, {"name": "id2", "anchor": true)"), "W312",
      "/directories/1/objects/0/name", "has 2 primary keys");
  one(with(R"({"sourceObjectName": "User")", R"({"enabled": false, "sourceObjectName": "Usr")"), "E329",
      "/synchronizationRules", "no rule");
  one(with(R"({"name": "photo", "type": "Binary"})",
           R"({"name": "photo", "type": "Boolean", "defaultValue": "perhaps"})"),
      "E324", "/directories/1/objects/0/attributes/7/defaultValue", "`perhaps` is no Boolean");
}

TEST_CASE("trees: text that differs is a warning, a wrong key an error") {
  one(told(R"j({"targetAttributeName": "display", "source": {"expression": "ToUpper([mail])", "name": "ToLower",
      "type": "Function", "parameters": [{"key": "source", "value": {"type": "Attribute", "name": "mail"}}]}})j"),
      "W340", "/2/source/expression 6:61", "the text says `ToUpper([mail])`, the tree `ToLower([mail])`");
  one(told(R"({"targetAttributeName": "display", "source": {"name": "Append", "type": "Function", "parameters": [
      {"key": "source", "value": {"type": "Attribute", "name": "mail"}},
      {"key": "sufix", "value": {"type": "Constant", "name": "x"}}]}})"),
      "E341", "/2/source/parameters/1/value", "did you mean `suffix`?");
}

TEST_CASE("disabled mappings and other rules are not checked") {
  const Document document = test::load(R"j({"synchronizationRules": [
      {"name": "a", "sourceDirectoryName": "x", "targetDirectoryName": "y", "objectMappings": [
        {"enabled": false, "sourceObjectName": "nobody", "attributeMappings": [
          {"targetAttributeName": "?", "source": {"expression": "(("}}]},
        {"sourceObjectName": "o", "targetObjectName": "o", "attributeMappings": []},
        {"sourceObjectName": "p", "targetObjectName": "q", "attributeMappings": []}]},
      {"name": "b", "sourceDirectoryName": "nowhere", "targetDirectoryName": "y", "objectMappings": [
        {"sourceObjectName": "", "targetObjectName": "o"}]}],
      "directories": [{"name": "x", "id": "1", "objects": [{"name": "o"}]},
                      {"name": "y", "id": "2", "objects": [{"name": "o"}]}]})j");
  const auto& a = document.schema.rules[0];
  CHECK(listing(verify(document, registry(), {.rule = &a, .object = &a.object_mappings[1]})) == "");
  CHECK(verify(document, registry(), {.rule = &a}).size() == 2);
  CHECK(verify(document, registry()).size() == 3);
}

TEST_CASE("ten different mistakes give ten diagnostics, each with its place") {
  const auto problems = verify(test::load(test::data("mistakes.json")), registry());
  const std::string all = listing(problems);
  CAPTURE(all);
  CHECK(problems.size() == 10);
  std::set<std::string> codes;
  for (const Problem& p : problems) {
    codes.insert(p.diagnostic.code);
    CHECK(p.place.pointer.rfind("/synchronizationRules/0/", 0) == 0);
    CHECK(p.place.line > 1);
    CHECK(p.place.column > 1);
  }
  CHECK(codes == std::set<std::string>{"E204", "E209", "E314", "E315", "E318", "E319", "E321", "E322", "E324", "E330"});
  CHECK(has_errors(problems));
}
