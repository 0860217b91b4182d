// What the tests of the session share.
#pragma once
#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "repl/repl.hpp"

namespace attrmap::repl {

using Kind = Output::Kind;

inline std::string users_json() { return std::string(ATTRMAP_SOURCE_DIR) + "/examples/data/users.json"; }
inline std::string schema_json(const std::string& name) {
  return std::string(ATTRMAP_SOURCE_DIR) + "/tests/data/schemas/" + name + ".json";
}

/// A folder of its own for each test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "attrmap-repl-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  std::string path(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path(name);
  }
  std::string read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(path_ / name, std::ios::binary).rdbuf();
    return text.str();
  }

 private:
  std::filesystem::path path_;
};

/// The text of a line that is all right.
inline std::string ok(Repl& repl, const std::string& line) {
  const Output output = repl.line(line);
  CHECK_MESSAGE(output.kind == Kind::result, line << ": " << output.text);
  return output.text;
}
/// The text of a line that is not.
inline std::string bad(Repl& repl, const std::string& line) {
  const Output output = repl.line(line);
  CHECK_MESSAGE(output.kind == Kind::error, line << ": " << output.text);
  return output.text;
}
inline bool has(const std::string& text, const std::string& part) {
  INFO(text);
  CHECK_MESSAGE(text.find(part) != std::string::npos, part);
  return text.find(part) != std::string::npos;
}

}  // namespace attrmap::repl
