// Writes what cases gave into their expectations; nothing else of the file changes.
#pragma once
#include <string>
#include <vector>

#include "suite/outcome.hpp"

namespace attrmap::suite {

struct Update {
  std::string text;               ///< the suite's new text
  std::size_t cases = 0;          ///< how many were changed
  std::vector<const Case*> left;  ///< failing ones that stay: they do not compile, or the value must not be shown
};

Update update(const Suite& suite, const std::vector<CaseResult>& results);

}  // namespace attrmap::suite
