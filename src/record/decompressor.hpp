// Decompressors: gzip and zstd, a piece at a time in bounded memory.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "record/compression.hpp"

namespace attrmap::record {

class Decompressor {
 public:
  virtual ~Decompressor() = default;

  /// Takes from `in` and fills `to`: bytes written. -1: error() says why; what stood before the damage has been given.
  virtual std::ptrdiff_t step(std::string_view& in, char* to, std::size_t n) = 0;
  /// May the input end here? So it may behind a whole gzip member or zstd frame.
  bool between_parts() const { return between_parts_; }
  const std::string& error() const { return error_; }

 protected:
  bool between_parts_ = false;
  std::string error_;
};

std::unique_ptr<Decompressor> gzip_decompressor();
std::unique_ptr<Decompressor> zstd_decompressor();

}  // namespace attrmap::record
