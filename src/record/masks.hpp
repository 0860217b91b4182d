// Which of 64 bytes are structural characters of JSON: bit i for byte i.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace attrmap::record {

struct Masks {
  std::uint64_t quote, backslash, comma;
  std::uint64_t open;   ///< { and [
  std::uint64_t close;  ///< } and ]
};

/// Gives the masks of each 64 bytes from `p` on.
using FindMasks = void (*)(const char* p, std::size_t blocks, Masks* to);

/// Those that this machine can run, the one with the widest instructions first.
std::vector<FindMasks> mask_finders();

}  // namespace attrmap::record
