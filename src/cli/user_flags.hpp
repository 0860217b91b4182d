// Flags of verbs that evaluate for one user: where the attributes come from.
#pragma once
#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "attrmap/context.hpp"
#include "attrmap/limits.hpp"
#include "attrmap/record.hpp"

namespace attrmap::cli {

struct UserFlags {
  std::string user;
  std::vector<std::string> set;
  std::vector<std::string> set_json;
  std::vector<std::string> taken;
  std::size_t max_record = Limits().record_bytes;

  void declare(CLI::App& app);
  /// Reads the attributes of these names, and what is taken in the target. What is wrong; empty when all is well.
  std::string read(const std::vector<std::string>& attributes, const Limits& limits, MapRecord& record,
                   Context& context) const;
};

}  // namespace attrmap::cli
