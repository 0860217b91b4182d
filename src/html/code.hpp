// Expressions in colours.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "syntax/listing.hpp"

namespace attrmap::html {

/// A part that is set off. Styles: taken, missed.
struct Mark {
  Span span;  ///< in the listing's text; an empty one stands for an argument that was left out
  std::string_view style;
  std::string title;  ///< shown when the pointer rests on it; may be empty
};

/// The marks may stand in each other, but not overlap otherwise.
std::string code(const syntax::Listing& listing, const std::vector<Mark>& marks = {});
/// What is no expression, or one that cannot be read.
std::string code(std::string_view text);

}  // namespace attrmap::html
