#include "record/compression.hpp"

#include <algorithm>

namespace attrmap::record {
namespace {

constexpr std::string_view kGzipEnding = ".gz", kZstdEnding = ".zst";

}  // namespace

bool has_ending(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  return std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [](char a, char b) { return a == (b | 0x20); });
}

Compression compression_by_bytes(std::string_view begin) {
  if (begin.starts_with("\x1F\x8B")) return Compression::gzip;
  if (begin.starts_with("\x28\xB5\x2F\xFD")) return Compression::zstd;
  // A frame to be skipped, which parallel writers put first.
  if (begin.size() >= 4 && (begin[0] & 0xF0) == 0x50 && begin.substr(1, 3) == "\x2A\x4D\x18") return Compression::zstd;
  return Compression::none;
}

Compression compression_by_name(std::string_view name) {
  if (has_ending(name, kGzipEnding)) return Compression::gzip;
  return has_ending(name, kZstdEnding) ? Compression::zstd : Compression::none;
}

std::string_view without_compression(std::string_view name) {
  switch (compression_by_name(name)) {
    case Compression::gzip: name.remove_suffix(kGzipEnding.size()); break;
    case Compression::zstd: name.remove_suffix(kZstdEnding.size()); break;
    case Compression::none: break;
  }
  return name;
}

const char* compression_name(Compression compression) {
  return compression == Compression::gzip ? "gzip" : compression == Compression::zstd ? "zstd" : "no";
}

}  // namespace attrmap::record
