// A hash that is the same on every machine and in every version: results may depend on it.
#pragma once
#include <cstdint>
#include <string_view>

namespace attrmap {

/// FNV-1a, 64 bits.
constexpr std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t h = 14695981039346656037ull;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return h;
}

}  // namespace attrmap
