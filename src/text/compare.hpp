// Comparison of text without collation data. Text is WTF-8. Thread-safe, allocates nothing.
#pragma once
#include <string_view>

namespace attrmap::text {

/// String.CompareOrdinal: by UTF-16 code units, so U+1F600 sorts before U+FFFF. Negative, zero or positive.
/// (Ordinal equality of WTF-8 is equality of the bytes.)
int compare_ordinal(std::string_view a, std::string_view b);

/// StringComparison.OrdinalIgnoreCase: by code points of the simple upper case (İ and ı left alone).
int compare_ordinal_ignoring_case(std::string_view a, std::string_view b);
bool equals_ignoring_case(std::string_view a, std::string_view b);

}  // namespace attrmap::text
