// Names that people bring along from Connect Sync, spreadsheets, Okta and other languages, and what they mean here.
#pragma once
#include <string_view>

namespace attrmap::check {

struct Neighbour {
  std::string_view name;
  std::string_view here;    ///< the function to use instead; may be empty
  std::string_view origin;  ///< "Connect Sync", ...
};

/// Ignoring case; null when nobody is known to write this.
const Neighbour* find_neighbour(std::string_view name);

}  // namespace attrmap::check
