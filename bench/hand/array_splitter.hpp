// Makes lines of the elements of a JSON array, in place and in one pass.
#pragma once
#include <cstddef>
#include <cstdint>

namespace attrmap::bench {

/// The array comes in pieces; what one piece leaves open (a text, a backslash, depth) is kept for the next.
class ArraySplitter {
 public:
  /// Goes over [begin, end): the array's own brackets become spaces, and the commas between its elements newlines.
  /// Returns where the last whole element ends in [0, end), or 0 when none ended in this piece.
  std::size_t split(char* data, std::size_t begin, std::size_t end);

 private:
  void split_64(char* data, std::size_t at);
  void split_bytes(char* data, std::size_t begin, std::size_t end);
  void structural(char* data, std::size_t at);

  bool in_text_ = false, escaped_ = false;
  int depth_ = 0;
  std::size_t last_end_ = 0;
};

}  // namespace attrmap::bench
