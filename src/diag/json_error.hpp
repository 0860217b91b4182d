// What nlohmann/json says of a text that is no JSON, without its own prefixes.
#pragma once
#include <string>
#include <string_view>

namespace attrmap::diag {

/// "[json.exception.parse_error.101] parse error at line 3, column 5: syntax error ..." becomes "syntax error ..." (or,
/// to keep the place, "parse error at line 3, column 5: ..."). UTF-8, whatever bytes of the text it quotes.
std::string json_error(std::string_view what, bool with_place);

}  // namespace attrmap::diag
