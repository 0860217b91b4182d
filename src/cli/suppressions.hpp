// Findings that somebody has looked at and accepts, each with a reason: [{"code", "target"?, "file"?, "reason"}].
#pragma once
#include <map>
#include <string>
#include <vector>

#include "cli/finding.hpp"

namespace attrmap::cli {

class Suppressions {
 public:
  /// Reads a file; what is wrong with it, or empty.
  std::string read(const std::string& path);
  /// Reads `.attrmap-suppressions.json` beside `file`, if there is one and it was not read before.
  std::string read_beside(const std::string& file);

  /// Marks the finding when an entry accepts it.
  void apply(Finding& finding);
  /// One line for each entry that accepted nothing, although the files it is about were checked.
  std::vector<std::string> unused(const std::vector<std::string>& checked) const;

 private:
  struct Entry {
    std::string code, target, file, reason;
    std::string from;     ///< the file it stands in
    bool beside = false;  ///< is about files of that folder only
    bool used = false;
  };
  std::string load(const std::string& path, bool beside);
  static bool about(const Entry& entry, const std::string& file);

  std::vector<Entry> entries_;
  std::map<std::string, bool> seen_;
};

}  // namespace attrmap::cli
