// Runs the grammar over a text: the door to parse.cpp for the rest of the module.
#pragma once
#include <string_view>

#include "syntax/builder.hpp"

namespace attrmap::syntax {

struct Run {
  bool matched = false;
  Stop stop{Stop::mismatch, 0};  ///< when not matched
};

/// `builder` was made for the same text. On a mismatch it tells what was open and what was expected.
Run run_grammar(std::string_view text, Builder& builder);

}  // namespace attrmap::syntax
