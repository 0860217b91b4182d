// Small inputs read whole.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace attrmap::cli {

/// Windows programs put it before UTF-8; it is no part of the text.
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Reads a file, or stdin for "-", up to `limit` bytes, without a byte order mark. What is wrong, or empty.
std::string read_input(const std::string& path, std::size_t limit, std::string& text);

}  // namespace attrmap::cli
