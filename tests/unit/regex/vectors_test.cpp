// Runs tests/conformance/dotnet/regex.json (answers of .NET 8) through every engine.
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "helpers.hpp"

namespace {

using nlohmann::json;
using namespace regex_test;  // NOLINT: a test

/// Text of a vector; what is not well-formed UTF-16 stands as {"utf16": "D83D 0061"}.
std::string text(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.contains("error")) return value["error"].get<std::string>().insert(0, 1, '!');
  std::u16string units;
  std::istringstream words(value["utf16"].get<std::string>());
  for (std::string word; words >> word;) units += static_cast<char16_t>(std::stoul(word, nullptr, 16));
  return attrmap::from_utf16(units);
}

std::string run(const json& vector, const Options& options) {
  const json& in = vector["in"];
  const std::string op = vector["op"];
  if (op == "string_replace") {
    Arena arena;
    const std::string subject = text(in["s"]), old_value = text(in["old"]), new_value = text(in["new"]);
    const auto result = replace_all(subject, old_value, new_value, arena);
    return result ? std::string(*result) : name(result.error());
  }
  const std::string pattern = text(in["pattern"]), subject = text(in["input"]);
  if (op == "regex_replace") return replace(pattern, subject, text(in["replacement"]), options);
  if (op == "regex_group_replace")
    return replace_group(pattern, subject, text(in["group"]), text(in["replacement"]), options);
  REQUIRE(op == "regex_group_extract");
  return extract(pattern, subject, text(in["group"]), options);
}

void run_all(const Options& options) {
  std::ifstream file(ATTRMAP_SOURCE_DIR "/tests/conformance/dotnet/regex.json");
  const json vectors = json::parse(file);
  REQUIRE(vectors.size() == 444);
  int agreed = 0;
  for (const json& vector : vectors) {
    const json& out = vector["out"];
    const std::string wanted = text(out.contains("captures") ? out["captures"] : out);
    const std::string got = run(vector, options);
    const bool same = got == wanted || (out.contains("if_completed") && got == text(out["if_completed"]));
    agreed += same;
    INFO(vector["id"].get<std::string>(), " ", vector["in"].dump());
    CHECK_MESSAGE(same, "got ", got, ", .NET gives ", wanted);
  }
  CHECK(agreed == 444);
}

TEST_CASE("regex vectors: the engines that compile() chooses") { run_all({}); }
TEST_CASE("regex vectors: every subject as UTF-16") { run_all({Pattern::Engines::automatic, true}); }
TEST_CASE("regex vectors: our own matcher alone") { run_all({Pattern::Engines::own, false}); }
TEST_CASE("regex vectors: our own matcher alone, every subject as UTF-16") { run_all({Pattern::Engines::own, true}); }

}  // namespace
