// Compressed files: which there are, told by their names and by their first bytes.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace attrmap::record {

enum class Compression : std::uint8_t { none, gzip, zstd };

inline constexpr std::size_t kCompressionPeek = 4;  ///< bytes that compression_by_bytes() looks at

Compression compression_by_bytes(std::string_view begin);
/// By the ending: .gz, .zst
Compression compression_by_name(std::string_view name);
/// `users.json` of `users.json.gz`
std::string_view without_compression(std::string_view name);
/// "gzip", "zstd"
const char* compression_name(Compression compression);
/// Does the name end so? `ending` is in lower case; the name is in either.
bool has_ending(std::string_view name, std::string_view ending);

}  // namespace attrmap::record
