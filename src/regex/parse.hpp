// .NET pattern text to a syntax tree (RegexOptions.None; inline options are honoured).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "regex/tree.hpp"

namespace attrmap::regex {

/// How deep groups and character classes may nest, together.
inline constexpr int kMaxNesting = 250;

struct SyntaxError {
  std::string message;  ///< lower case, names the construct
  std::size_t at = 0;   ///< code unit
};

tl::expected<Syntax, SyntaxError> parse(std::u16string_view pattern);

}  // namespace attrmap::regex
