// tests/golden/syntax/*.txt: an expression and everything that is said about it. Set UPDATE_GOLDEN=1 to rewrite the
// second part; see the README there.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "diag/render.hpp"
#include "syntax/parse.hpp"

using namespace attrmap;

namespace {

constexpr std::string_view kExpression = "--- expression\n", kDiagnostics = "--- diagnostics\n";

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string said_about(const std::string& expression, Dialect dialect) {
  syntax::ParseOptions options;
  options.dialect = dialect;
  const syntax::ParseResult result = syntax::parse(expression, options);
  std::string out = diag::render_pretty(result.diagnostics, {expression, "expression"});
  if (result.diagnostics.empty()) out = "nothing\n";
  if (result.incomplete) out += "\n(incomplete)\n";
  return out;
}

}  // namespace

TEST_CASE("golden syntax messages") {
  const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(ATTRMAP_SOURCE_DIR "/tests/golden/syntax"))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() > 40);
  for (const auto& path : files) {
    CAPTURE(path.filename().string());
    const std::string text = read(path);
    const std::size_t begin = text.find(kExpression), middle = text.find(kDiagnostics);
    REQUIRE(begin != std::string::npos);
    REQUIRE(middle != std::string::npos);
    const std::string head = text.substr(0, begin);
    const std::size_t from = begin + kExpression.size();
    const std::string expression = text.substr(from, middle - from - 1);
    Dialect dialect = Dialect::provisioning;
    for (Dialect d : {Dialect::cloudsync, Dialect::connect})
      if (head.find("dialect: " + std::string(name(d))) != std::string::npos) dialect = d;
    const std::string said = said_about(expression, dialect);
    const std::size_t behind = middle + kDiagnostics.size();
    if (update && text.substr(behind) != said)
      std::ofstream(path, std::ios::binary) << text.substr(0, behind) << said;
    else
      CHECK(text.substr(behind) == said);
  }
}
