#include "cases.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace attrmap::conformance {

std::vector<Case> language_cases() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(ATTRMAP_CONFORMANCE "/language"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const auto& file : files) {
    std::ifstream in(file);
    for (const auto& x : nlohmann::json::parse(in)) {
      Case c;
      c.id = x.at("id");
      c.expression = x.at("expression");
      c.attributes = x.value("attributes", c.attributes);
      c.dialect = x.value("dialect", c.dialect);
      c.now = x.value("now", "");
      c.parameters = x.value("parameters", c.parameters);
      c.taken = x.value("taken", c.taken);
      c.expect = {x.at("expect")};
      if (x.at("evidence") == "doubtful")
        c.skipped = "doubtful: a printed result that is believed wrong, kept for the record";
      else if (c.dialect == "connect")
        c.skipped = "the Connect Sync dialect is not supported yet";
      cases.push_back(std::move(c));
    }
  }
  return cases;
}

}  // namespace attrmap::conformance
