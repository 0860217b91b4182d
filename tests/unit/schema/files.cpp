#include "files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "stdlib/registry.hpp"

namespace attrmap::schema::test {

std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file, path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string data(const std::string& name) { return slurp(ATTRMAP_SOURCE_DIR "/tests/data/schemas/" + name); }

std::vector<std::string> schema_paths() {
  std::vector<std::string> folders{ATTRMAP_SOURCE_DIR "/tests/data/schemas"};
  if (const char* more = std::getenv("ATTRMAP_EXPORTS"))
    folders.emplace_back(more);
  else
    MESSAGE("real exports are not tried: ATTRMAP_EXPORTS names no folder");
  std::vector<std::string> paths;
  for (const std::string& folder : folders)
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().extension() == ".json" && entry.path().filename() != "parse-expression.json" &&
          entry.path().filename() != "mistakes.json")
        paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

Document load(std::string_view bytes) {
  Document document;
  std::vector<Problem> problems;
  const bool read_it = read(bytes, document, problems);
  REQUIRE_MESSAGE(read_it, listing(problems));
  CHECK_MESSAGE(problems.empty(), listing(problems));
  return document;
}

const func::Registry& registry() { return stdlib::registry(); }

std::string listing(const std::vector<Problem>& problems) {
  std::string out;
  for (const Problem& p : problems) {
    out += p.diagnostic.code + " " + p.place.pointer + " " + std::to_string(p.place.line) + ":" +
           std::to_string(p.place.column) + ": " + p.diagnostic.message;
    if (!p.diagnostic.help.empty()) out += " | " + p.diagnostic.help;
    out += "\n";
  }
  return out;
}

}  // namespace attrmap::schema::test
