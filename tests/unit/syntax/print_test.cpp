#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "support.hpp"

using namespace attrmap;
using namespace attrmap::syntax;

namespace {

std::string printed(std::string_view text, PrintStyle style = PrintStyle::canonical) {
  const ParseResult result = parsed(text, Dialect::connect);
  REQUIRE_MESSAGE(result.ok(), text);
  return print(result.ast, style);
}

}  // namespace

TEST_CASE("what is printed parses to the same tree") {
  std::ifstream file(ATTRMAP_SOURCE_DIR "/tests/unit/syntax/expressions.json");
  const auto list = nlohmann::json::parse(file);
  REQUIRE(list.size() > 300);
  for (const auto& entry : list) {
    const std::string text = entry["expression"];
    CAPTURE(text);
    const Dialect dialect = *parse_dialect(entry.value("dialect", "provisioning"));
    const ParseResult first = parsed(text, dialect);
    CHECK(first.ok() == entry.value("ok", true));
    if (!first.ok()) continue;
    for (PrintStyle style : {PrintStyle::canonical, PrintStyle::exported}) {
      const std::string once = print(first.ast, style);
      const ParseResult second = parsed(once, dialect);
      CHECK(second.ok());
      CHECK(same_tree(first.ast, second.ast));
      CHECK(print(second.ast, style) == once);
    }
  }
}

TEST_CASE("canonical text") {
  // The sample of Microsoft Graph's parseExpression page: typed with irregular blanks, echoed so.
  CHECK(printed("Replace([preferredLanguage], \"-\", , , \"_\", ,  )") ==
        "Replace([preferredLanguage], \"-\", , , \"_\", , )");
  CHECK(printed("Mid( [userPrincipalName],1,8 )") == "Mid([userPrincipalName], 1, 8)");
  CHECK(printed("Now( )") == "Now()");
  CHECK(printed("F(,)") == "F(, )");
  CHECK(printed("F([a],)") == "F([a], )");
  CHECK(printed("Switch([a],\n  \"x\",\n  \"y\"\n)") == "Switch([a], \"x\", \"y\")");
  CHECK(printed("[a]=\"x\"") == "[a] = \"x\"");
  CHECK(printed("%Name%&$item & NULL") == "%Name% & $item & NULL");
  CHECK(printed("[emails[type eq \"work\"].value]") == "[emails[type eq \"work\"].value]");
}

TEST_CASE("the style of exported schemas has no blanks around comparisons") {
  CHECK(printed("IIF(BitAnd([a], 2) = \"0\", \"True\", )", PrintStyle::exported) ==
        "IIF(BitAnd([a], 2)=\"0\", \"True\", )");
  CHECK(printed("[a] <> &HF", PrintStyle::exported) == "[a]<>&HF");
  CHECK(printed("[a] & &HF", PrintStyle::exported) == "[a] & &HF");  // && would be another operator
}

TEST_CASE("strings are escaped anew") {
  CHECK(printed(R"("a\+\"b\\")") == R"("a\\+\"b\\")");
  CHECK(quoted("a\"b\\c") == R"("a\"b\\c")");
  CHECK(quoted("") == "\"\"");
  CHECK(printed("\"a\nb\"") == "\"a\nb\"");
}

TEST_CASE("parentheses are printed where they matter") {
  CHECK(printed("((([a])))") == "[a]");
  CHECK(printed("2*(5+3)") == "2 * (5 + 3)");
  CHECK(printed("(2*5)+3") == "(2 * 5) + 3");
  CHECK(printed("2*5+3") == "2 * 5 + 3");
  CHECK(printed("([a] = [b]) = \"True\"") == "([a] = [b]) = \"True\"");
  CHECK(printed("F(([a] = \"x\"))") == "F([a] = \"x\")");
  CHECK(printed("(((1-2)))-(3-(4))") == "(1 - 2) - (3 - 4)");
  CHECK(printed("3 - -1") == "3 - -1");
}

TEST_CASE("a part of a tree") {
  const ParseResult result = parsed("F(G([a] = 1), [b])");
  REQUIRE(result.ok());
  const NodeId inner = result.ast.children_of(result.ast[result.ast.root])[0];
  CHECK(print(result.ast, inner) == "G([a] = 1)");
  CHECK(print(result.ast, kNoNode) == "");
  CHECK(print(Ast{}) == "");
}

TEST_CASE("printing does not recurse") {
  ParseOptions options;
  options.max_length = 0;
  options.max_depth = 1000;
  std::string text;
  for (int i = 0; i < 999; ++i) text += "F(";
  text += "[a]" + std::string(999, ')');
  const ParseResult result = parse(text, options);
  REQUIRE(result.ok());
  CHECK(print(result.ast) == text);
}
