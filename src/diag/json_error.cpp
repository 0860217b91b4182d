#include "diag/json_error.hpp"

#include "base/unicode.hpp"

namespace attrmap::diag {

std::string json_error(std::string_view what, bool with_place) {
  if (const auto bracket = what.find("] "); bracket != what.npos) what.remove_prefix(bracket + 2);
  if (!with_place && what.starts_with("parse error"))
    if (const auto colon = what.find(": "); colon != what.npos) what.remove_prefix(colon + 2);
  return well_formed(what);
}

}  // namespace attrmap::diag
