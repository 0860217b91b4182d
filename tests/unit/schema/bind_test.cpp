#include "schema/bind.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "files.hpp"
#include "schema/choose.hpp"
#include "syntax/parse.hpp"
#include "syntax/print.hpp"

using namespace attrmap;
using namespace attrmap::schema;
using attrmap::schema::test::registry;
using Json = nlohmann::ordered_json;

namespace {

MappingSource source(const std::string& json) {
  const auto text =
      R"({"synchronizationRules": [{"objectMappings": [{"attributeMappings": [{"source": )" + json + "}]}]}]}";
  return test::load(text).schema.rules[0].object_mappings[0].attribute_mappings[0].source;
}

MappingSource tree(const std::string& expression, Dialect dialect = Dialect::provisioning) {
  auto parsed = syntax::parse(expression, {.dialect = dialect});
  REQUIRE_MESSAGE(parsed.ok(), expression);
  return tree_of(parsed.ast, registry());
}

std::string bound(const MappingSource& s) { return bind(s, registry()).text; }

/// The placeholders that exports leave out of the text.
void drop_placeholders(Json& node) {
  if (!node.is_object()) return;
  Json kept = Json::array();
  for (Json& p : node["parameters"]) {
    if (p["value"]["expression"].is_null() && p["value"]["type"] == "Constant") continue;
    drop_placeholders(p["value"]);
    kept.push_back(p);
  }
  node["parameters"] = kept;
}

}  // namespace

TEST_CASE("the text of every mapping parses to exactly the exported tree") {
  std::size_t mappings = 0, functions = 0;
  for (const std::string& path : test::schema_paths()) {
    CAPTURE(path);
    const Document document = test::load(test::slurp(path));
    for (const auto& rule : document.schema.rules)
      for (const auto& object : rule.object_mappings)
        for (const auto& m : object.attribute_mappings) {
          if (m.source.type == SourceType::none) continue;
          ++mappings;
          const Span span = document.span(m.source.place.pointer);
          Json exported = Json::parse(document.text().substr(span.begin, span.end - span.begin));
          CAPTURE(exported.dump(1));
          const Dialect dialect = dialect_of(document.schema, rule);
          const auto b = bind(m.source, registry(), dialect);
          CHECK(b.problems.empty());
          if (!m.source.expression) continue;  // a placeholder alone
          functions += m.source.type == SourceType::function;
          Json known;  // members of the tree, as the text alone gives them
          known = Json::parse(to_json(tree(*m.source.expression, dialect)));
          Json placeholders_dropped = exported;
          drop_placeholders(placeholders_dropped);
          CHECK(nlohmann::json(known) == nlohmann::json(placeholders_dropped));
          // Every expression prints to its own text, and the tree alone gives the same expression.
          auto parsed = syntax::parse(*m.source.expression, {.dialect = dialect});
          CHECK(syntax::print(parsed.ast, syntax::PrintStyle::exported) == *m.source.expression);
          MappingSource without_text = m.source;
          without_text.expression.reset();
          const auto again = bind(without_text, registry(), dialect);
          CHECK(again.from_tree);
          CHECK(again.problems.empty());
          if (exported == placeholders_dropped) CHECK(again.text == *m.source.expression);
        }
  }
  CHECK(mappings > 30);
  CHECK(functions > 5);
}

TEST_CASE("arguments are bound by key, never by position") {
  CHECK(bound(source(R"({"type": "Function", "name": "Replace", "parameters": [
    {"key": "Replacement", "value": {"type": "Constant", "name": "_"}},
    {"key": "source", "value": {"type": "Attribute", "name": "a"}},
    {"key": "find", "value": {"type": "Constant", "name": "-"}}]})")) == R"(Replace([a], "-", , , "_", , ))");
  CHECK(bound(source(R"({"type": "Function", "name": "Switch", "parameters": [
    {"key": "source", "value": {"type": "Attribute", "name": "a"}},
    {"key": "switchValue", "value": {"type": "Constant", "name": "1"}},
    {"key": "switchValue", "value": {"type": "Constant", "name": "2"}}]})")) == R"(Switch([a], , "1", "2"))");
  // Names of the documentation serve as keys, too.
  CHECK(bound(source(R"({"type": "Function", "name": "replace", "parameters": [
    {"key": "source", "value": {"type": "Attribute", "name": "a"}},
    {"key": "replacementValue", "value": {"type": "Constant", "name": "\"q\""}},
    {"key": "regexPattern", "value": {"type": "Constant", "name": "\\d"}}]})")) ==
        R"(Replace([a], , "\\d", , "\"q\"", , ))");
  CHECK(bound(source(R"({"type": "Function", "name": "Trim", "parameters": [
    {"key": "value", "value": {"type": "Attribute", "name": "a"}}]})")) == "Trim([a])");
}

TEST_CASE("a tree without text gives back what the text was") {
  for (const char* expression : {R"(IIF([a]="x", "1", "2"))",
                                 R"(IIF(IsPresent([a]), "1", ))",
                                 R"(IIF([a]<>[b], , "2"))",
                                 R"(IIF(BitAnd([a], 2)="0", "True", "False"))",
                                 R"(FormatDateTime([d], , "yyyy"))",
                                 R"(FormatDateTime([d], "yyyy", "dd"))",
                                 R"(FormatDateTime([d], "None", "yyyy", "dd"))",
                                 R"(Switch([a], "d", "1", "x", "2", "y"))",
                                 R"(Join("-", [a], [b], [c]))",
                                 R"(Coalesce([a], [b], "c"))",
                                 R"j(Replace([a], , "x(?<n>.)", "n", "y", , ))j",
                                 R"(Replace([a], "x", , , , , "t x"))",
                                 "DefaultDomain()",
                                 R"(ToLower([a]))",
                                 R"(ToLower([a], "tr"))",
                                 R"(Mid([a], 1, 8))",
                                 R"([emails[type eq "work"].value])",
                                 R"(Append([a], " \"quoted\" \\"))",
                                 "IIF([a]=\"x\", [b], IgnoreAttributeFlow)",
                                 R"(Append([a], %DomainFQDN%))",
                                 R"(IIF(IIF([a]="x", "True", "False")="True", "1", "2"))"}) {
    CAPTURE(expression);
    MappingSource s = tree(expression);
    const auto with_text = bind(s, registry());
    CHECK(with_text.text == expression);
    CHECK_FALSE(with_text.from_tree);
    CHECK(with_text.problems.empty());
    s.expression.reset();
    const auto without = bind(s, registry());
    if (!s.parameters.empty()) CHECK(without.from_tree);
    CHECK(without.text == expression);
    CHECK(without.problems.empty());
  }
}

TEST_CASE("a text without tree is taken as it is") {
  CHECK(bound(source(R"j({"expression": "ToLower([mail])"})j")) == "ToLower([mail])");
  CHECK(bound(source(R"j({"expression": "ToLower([mail])", "type": "Function", "name": "", "parameters": []})j")) ==
        "ToLower([mail])");
  CHECK(bound(source(R"({"expression": "[mail]", "type": "Attribute"})")) == "[mail]");
  CHECK(bound(source(R"({"type": "Constant", "name": "say \"hi\""})")) == R"("say \"hi\"")");
  CHECK(bound(source("null")).empty());
}

TEST_CASE("text and tree that differ: the tree is evaluated, and both are shown") {
  const auto b =
      bind(source(R"j({"type": "Function", "name": "ToUpper", "expression": "ToLower([mail])", "parameters": [
    {"key": "source", "value": {"type": "Attribute", "name": "mail", "expression": "[mail]"}}]})j"),
           registry());
  CHECK(b.text == "ToUpper([mail])");
  REQUIRE(b.problems.size() == 1);
  CHECK(b.problems[0].diagnostic.code == "W340");
  CHECK(b.problems[0].diagnostic.message.find("ToLower([mail])") != std::string::npos);
  CHECK(b.problems[0].diagnostic.message.find("ToUpper([mail])") != std::string::npos);
  CHECK(b.problems[0].place.pointer == "/synchronizationRules/0/objectMappings/0/attributeMappings/0/source");

  const auto attribute = bind(source(R"({"type": "Attribute", "name": "mail", "expression": "[upn]"})"), registry());
  CHECK(attribute.text == "[mail]");
  CHECK(attribute.problems.size() == 1);

  const auto constant = bind(source(R"({"type": "Constant", "name": "a", "expression": "\"b\""})"), registry());
  CHECK(constant.text == "\"a\"");
  CHECK(constant.problems.size() == 1);
  for (const char* same : {R"("\"a\"")", R"("a")", "null"})
    CHECK(bind(source(std::string(R"({"type": "Constant", "name": "a", "expression": )") + same + "}"), registry())
              .problems.empty());
}

TEST_CASE("a placeholder that the text leaves out is no difference") {
  const auto b =
      bind(source(R"j({"type": "Function", "name": "Join", "expression": "Join(\"@\", [a], )", "parameters": [
    {"key": "separator", "value": {"type": "Constant", "name": "@", "expression": "\"@\""}},
    {"key": "source", "value": {"type": "Attribute", "name": "a", "expression": "[a]"}},
    {"key": "source", "value": {"type": "Constant", "name": "%DomainFQDN%", "expression": null}}]})j"),
           registry());
  CHECK(b.problems.empty());
  CHECK(b.from_tree);
  CHECK(b.text == R"(Join("@", [a], %DomainFQDN%))");
}

TEST_CASE("keys that belong to no parameter") {
  const std::string parameters = R"("parameters": [{"key": "sorce", "value": {"type": "Attribute", "name": "a"}},
    {"key": "suffix", "value": {"type": "Constant", "name": "x"}}])";
  const auto without = bind(source(R"({"type": "Function", "name": "Append", )" + parameters + "}"), registry());
  REQUIRE(without.problems.size() == 1);
  CHECK(without.problems[0].diagnostic.code == "E341");
  CHECK(without.problems[0].diagnostic.help == "did you mean `source`?");
  const auto with = bind(
      source(R"j({"type": "Function", "name": "Append", "expression": "Append([a], \"x\")", )j" + parameters + "}"),
      registry());
  REQUIRE(with.problems.size() == 1);
  CHECK(with.problems[0].diagnostic.code == "W342");
  CHECK(with.text == R"(Append([a], "x"))");
  const auto twice = bind(source(R"({"type": "Function", "name": "Trim", "parameters": [
    {"key": "source", "value": {"type": "Attribute", "name": "a"}},
    {"key": "source", "value": {"type": "Attribute", "name": "b"}}]})"),
                          registry());
  REQUIRE(twice.problems.size() == 1);
  CHECK(twice.problems[0].diagnostic.code == "E343");
}

TEST_CASE("unknown functions keep their arguments, so that the compiler can name them") {
  CHECK(bound(source(R"({"type": "Function", "name": "Frobnicate", "parameters": [
    {"key": "x", "value": {"type": "Attribute", "name": "a"}},
    {"key": "y", "value": {"type": "Constant", "name": "b"}}]})")) == R"(Frobnicate([a], "b"))");
}

TEST_CASE("deep trees are bound") {
  std::string json = R"({"type": "Attribute", "name": "a"})";
  for (int i = 0; i < 150; ++i)
    json = R"({"type": "Function", "name": "Trim", "parameters": [{"key": "source", "value": )" + json + "}]}";
  const auto b = bind(source(json), registry());
  CHECK(b.problems.empty());
  CHECK(b.text.size() == 150 * 6 + 3);
}
