#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "syntax/parse.hpp"
#include "syntax/print.hpp"

using namespace attrmap::syntax;

TEST_CASE("what is printed parses to the same tree") {
  std::ifstream file(ATTRMAP_SOURCE_DIR "/tests/unit/syntax/expressions.json");
  const auto list = nlohmann::json::parse(file);
  REQUIRE(list.size() > 150);
  for (const auto& entry : list) {
    const std::string text = entry["expression"];
    CAPTURE(text);
    ParseOptions options;
    options.dialect = *attrmap::parse_dialect(entry.value("dialect", "provisioning"));
    const ParseResult first = parse(text, options);
    if (!entry.value("ok", true)) {
      CHECK(!first.ok());
      continue;
    }
    for (const auto& d : first.diagnostics) MESSAGE(d.code << " " << d.message);
    REQUIRE(first.ok());
    CHECK(same_tree(first.ast, first.ast));
    for (PrintStyle style : {PrintStyle::canonical, PrintStyle::exported}) {
      const std::string printed = print(first.ast, style);
      const ParseResult second = parse(printed, options);
      CHECK(second.ok());
      CHECK(same_tree(first.ast, second.ast));
      CHECK(print(second.ast, style) == printed);
    }
  }
}
