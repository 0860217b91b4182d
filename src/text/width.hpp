// Width of text in a terminal, for underlining in diagnostics.
#pragma once
#include <cstddef>
#include <string_view>

namespace attrmap::text {

/// Columns: East Asian wide and full-width characters take 2, combining marks, format and control characters 0, all
/// others 1. Counted per code point, as most terminals do (an emoji sequence may therefore count more than it shows).
/// Text is WTF-8. Thread-safe.
std::size_t display_width(std::string_view text);

}  // namespace attrmap::text
