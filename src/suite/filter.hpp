// Which cases run: those whose name matches a pattern.
#pragma once
#include <optional>
#include <string>

#include "regex/regex.hpp"

namespace attrmap::suite {

class Filter {
 public:
  /// What is wrong with the pattern, or empty.
  std::string set(const std::string& pattern);
  /// Without a pattern every name does.
  bool matches(const std::string& name) const;

 private:
  std::optional<regex::Pattern> pattern_;
};

}  // namespace attrmap::suite
