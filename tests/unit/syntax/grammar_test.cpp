#include <doctest/doctest.h>

#include <fstream>
#include <tao/pegtl/contrib/analyze.hpp>

#include "grammar/expression.hpp"
#include "support.hpp"

TEST_CASE("the grammar has no rule that loops without progress") {
  CHECK(tao::pegtl::analyze<attrmap::grammar::whole>() == 0);
}

TEST_CASE("every example of grammar.md parses without complaint") {
  std::ifstream file(ATTRMAP_SOURCE_DIR "/grammar/grammar.md");
  std::size_t examples = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("| ", 0) != 0 || line.size() < 4 || line[3] != '-' || line[4] == '-') continue;
    const std::size_t end = line.rfind('`');
    const std::size_t begin = line.rfind(" | `", end);
    REQUIRE(begin != std::string::npos);
    const std::string example = line.substr(begin + 4, end - begin - 4);
    CHECK_MESSAGE(attrmap::syntax::codes(example) == "", example);
    ++examples;
  }
  CHECK(examples == 31);
}
