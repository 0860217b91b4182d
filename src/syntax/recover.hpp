// From the first mistake on: says what is wrong, mends a copy of the text, parses again, until the text is whole.
#pragma once
#include <string_view>

#include "syntax/parse.hpp"

namespace attrmap::syntax {

/// `source` does not match the grammar. Fills in diagnostics, `incomplete`, and the tree of the mended text.
void recover(std::string_view source, const ParseOptions& options, ParseResult& result);

}  // namespace attrmap::syntax
