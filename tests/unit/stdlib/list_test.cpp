// The declared functions against the files of src/stdlib, and the completeness of their documentation.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "func/registry.hpp"
#include "stdlib/all.hpp"
#include "stdlib/registry.hpp"

using namespace attrmap;

namespace {

using stdlib::registry;

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

bool is_name(const std::string& text) {
  return !text.empty() && ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z')) &&
         std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || c == '_'); });
}

/// Functions by the files that define them: lower-case name to the file's name without extension.
std::map<std::string, std::string> declaring_files() {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(ATTRMAP_SOURCE_DIR "/src/stdlib")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream in(entry.path());
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const std::size_t def = text.find(".def =");
    if (def == std::string::npos) continue;
    const std::string name_mark = ".name = \"";
    const std::size_t name = text.find(name_mark, def);
    if (name == std::string::npos) continue;
    const std::size_t begin = name + name_mark.size();
    const std::string function = text.substr(begin, text.find('"', begin) - begin);
    INFO(entry.path().string());
    CHECK_MESSAGE(files.emplace(lower(function), entry.path().stem().string()).second, function << " twice");
    // One function a file, named after it: date_add.cpp holds DateAdd.
    std::string stem = entry.path().stem().string();
    stem.erase(std::remove(stem.begin(), stem.end(), '_'), stem.end());
    CHECK(stem == lower(function));
    CHECK(text.find(".def =", def + 1) == std::string::npos);
  }
  return files;
}

}  // namespace

TEST_CASE("every file of a function is declared and every declared function has its file") {
  const auto files = declaring_files();
  std::set<std::string> declared;
  for (const func::Builtin* b : registry().all()) declared.insert(lower(b->def.name));
  for (const auto& file : files)
    CHECK_MESSAGE(declared.count(file.first) == 1, file.second << ".cpp is not in add_all()");
  for (const std::string& function : declared)
    CHECK_MESSAGE(files.count(function) == 1, function << " has no file of its own");
  CHECK(files.size() == registry().all().size());
  CHECK(registry().all().size() == 57);
}

TEST_CASE("functions are declared in alphabetical order, so that lists read well") {
  std::vector<std::string> names;
  for (const func::Builtin* b : registry().all()) names.push_back(lower(b->def.name));
  CHECK(std::is_sorted(names.begin(), names.end()));
}

TEST_CASE("no two functions differ by case only") {
  // add_all() drops a second one silently, as Registry::add() refuses it; the count of files tells then.
  func::Registry fresh;
  for (const func::Builtin* b : registry().all()) CHECK_MESSAGE(fresh.add(*b), b->def.name);
  for (const func::Builtin* b : registry().all()) CHECK_MESSAGE(!fresh.add(*b), b->def.name);
}

TEST_CASE("a function is documented and complete") {
  for (const func::Builtin* b : registry().all()) {
    const FunctionDef& def = b->def;
    INFO(def.name);
    CHECK(is_name(def.name));
    CHECK((b->apply == nullptr) != (b->run == nullptr));
    REQUIRE(!def.summary.empty());
    CHECK(def.summary.back() == '.');
    CHECK(def.summary.find('\n') == std::string::npos);
    CHECK(!def.notes.empty());
    CHECK(!def.since.empty());
    CHECK(!def.dialects.empty());
    CHECK(std::set<Dialect>(def.dialects.begin(), def.dialects.end()).size() == def.dialects.size());
    CHECK(!def.examples.empty());
    if (def.per_value) CHECK(!def.parameters.empty());
  }
}

TEST_CASE("parameters are described, named once, and optional or repeating ones stand at the end where they must") {
  for (const func::Builtin* b : registry().all()) {
    INFO(b->def.name);
    std::set<std::string> names;
    bool repeats = false;
    for (const Parameter& p : b->def.parameters) {
      INFO(p.name);
      CHECK(is_name(p.name));
      CHECK(names.insert(lower(p.name)).second);
      CHECK(!p.description.empty());
      CHECK(p.description.back() != '.');
      CHECK((!repeats || p.repeats));
      repeats = p.repeats;
      std::set<std::string> constants;
      for (const std::string& c : p.constants) {
        CHECK(is_name(c));
        CHECK(constants.insert(lower(c)).second);
      }
    }
  }
}

TEST_CASE("examples call the function and say what comes out") {
  for (const func::Builtin* b : registry().all()) {
    INFO(b->def.name);
    bool gives_value = false;
    std::set<std::pair<std::string, std::string>> seen;
    for (const FunctionExample& e : b->def.examples) {
      INFO(e.expression);
      CHECK(e.expression.find(b->def.name + "(") != std::string::npos);
      CHECK(seen.emplace(e.expression, e.attributes).second);
      CHECK(!e.attributes.empty());
      CHECK(e.attributes.front() == '{');
      switch (e.expect) {
        case Expect::value:
          CHECK(!e.result.empty());
          gives_value = true;
          break;
        case Expect::error:
          CHECK(e.result.size() == 4);
          CHECK(e.result.substr(0, 1) == "E");
          break;
        case Expect::null:
        case Expect::ignored: CHECK(e.result.empty()); break;
      }
    }
    // Random results and those of the host have no value to print.
    const bool random = b->def.category == Category::random || b->def.name == "Guid";
    CHECK((gives_value || random || b->def.category == Category::identity || b->def.name == "Error"));
  }
}
