// Compressors: gzip and zstd at their default levels, a piece at a time.
#pragma once
#include <cstddef>
#include <memory>
#include <string_view>

#include "record/compression.hpp"

namespace attrmap::batch {

class Compressor {
 public:
  virtual ~Compressor() = default;
  /// Takes from `in` and fills `to`: bytes written. When `to` is full there may be more. `end`: nothing follows `in`.
  virtual std::size_t step(std::string_view& in, bool end, char* to, std::size_t n) = 0;
};

/// Null for Compression::none.
std::unique_ptr<Compressor> make_compressor(record::Compression compression);

}  // namespace attrmap::batch
