// Small inputs read whole.
#pragma once
#include <cstddef>
#include <string>

namespace attrmap::cli {

/// Reads a file, or stdin for "-", up to `limit` bytes. What is wrong, or empty.
std::string read_input(const std::string& path, std::size_t limit, std::string& text);

}  // namespace attrmap::cli
