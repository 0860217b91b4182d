#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "support.hpp"
#include "syntax/layout.hpp"

using namespace attrmap;
using namespace attrmap::syntax;

namespace {

std::string laid_out(std::string_view text, std::size_t width = 100) {
  const ParseResult result = parsed(text, Dialect::connect);
  REQUIRE_MESSAGE(result.ok(), text);
  return layout(result.ast, {.width = width});
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

}  // namespace

TEST_CASE("laid out at any width: the same tree, and the same text again") {
  std::ifstream file(ATTRMAP_SOURCE_DIR "/tests/unit/syntax/expressions.json");
  for (const auto& entry : nlohmann::json::parse(file)) {
    if (!entry.value("ok", true)) continue;
    const std::string text = entry["expression"];
    CAPTURE(text);
    const Dialect dialect = *parse_dialect(entry.value("dialect", "provisioning"));
    const ParseResult first = parsed(text, dialect);
    for (const std::size_t width : {0, 20, 40, 100, 10000}) {
      const std::string once = layout(first.ast, {.width = width});
      const ParseResult second = parsed(once, dialect);
      CHECK(second.ok());
      CHECK(same_tree(first.ast, second.ast));
      CHECK(layout(second.ast, {.width = width}) == once);
      std::vector<Span> spans;
      CHECK(layout(first.ast, spans, {.width = width}) == once);
      for (NodeId id = 0; id < first.ast.nodes.size(); ++id)
        CHECK(without_blanks(once.substr(spans[id].begin, spans[id].end - spans[id].begin)) ==
              without_blanks(print(first.ast, id)));
    }
    CHECK(layout(first.ast, {.width = 100000}) == print(first.ast));
  }
}

TEST_CASE("what fits stays on its line") {
  CHECK(laid_out("Join( \" \",[givenName],[surname] )") == "Join(\" \", [givenName], [surname])");
}

TEST_CASE("long calls are broken by argument") {
  CHECK(laid_out(R"(Join("@", NormalizeDiacritics(StripSpaces(Join(".", [givenName], [surname]))), "contoso.com"))",
                 60) ==
        "Join(\n"
        "    \"@\",\n"
        "    NormalizeDiacritics(\n"
        "        StripSpaces(Join(\".\", [givenName], [surname]))),\n"
        "    \"contoso.com\")");
}

TEST_CASE("a Switch has a pair a line, its values under each other") {
  CHECK(laid_out(R"(Switch([state], "Other", "NSW", "New South Wales", "Queensland", "QLD", "A", [state]))", 50) ==
        "Switch([state], \"Other\",\n"
        "    \"NSW\",        \"New South Wales\",\n"
        "    \"Queensland\", \"QLD\",\n"
        "    \"A\",          [state])");
  CHECK(laid_out(R"(Switch([IsSoftDeleted], , "False", "True", "True", "False"))", 40) ==
        "Switch([IsSoftDeleted], ,\n"
        "    \"False\", \"True\",\n"
        "    \"True\",  \"False\")");
}

TEST_CASE("arguments left out, operators and parentheses") {
  CHECK(laid_out(R"(Replace([preferredLanguage], "-", , , "_", , ))", 30) ==
        "Replace(\n    [preferredLanguage],\n    \"-\",\n    ,\n    ,\n    \"_\",\n    ,\n    )");
  CHECK(laid_out("IIF(([a] = \"x\") <> \"y\", \"1\", \"2\")", 20) ==
        "IIF(\n    ([a] = \"x\") <> \"y\",\n    \"1\",\n    \"2\")");
}
