#include "repl/known_values.hpp"

namespace attrmap::repl {

std::vector<std::string> known_values(const Parameter& parameter) {
  if (!parameter.constants.empty()) return parameter.constants;
  if (parameter.name == "interval") return {"yyyy", "m", "d", "ww", "h", "n", "s"};
  // Those that change something.
  if (parameter.name == "culture") return {"da-DK", "de-DE", "nb-NO", "nn-NO", "no", "sv-SE"};
  return {};
}

}  // namespace attrmap::repl
