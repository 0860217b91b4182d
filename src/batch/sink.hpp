// Sink: where the answers go. Nothing is lost silently: each failure to write is kept and reported.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "batch/compressor.hpp"

namespace attrmap::batch {

class Sink {
 public:
  /// Writes to a descriptor, which stays open.
  explicit Sink(int descriptor) : descriptor_(descriptor) {}
  /// Writes to `path`.part, which becomes `path` in finish(); to `path` itself when that is no regular file. Nobody
  /// else can write there as long as this does. Compressed when `path` ends in .gz or .zst. `kept`: bytes of an earlier
  /// run's part that stay; 0 when it is compressed.
  explicit Sink(const std::string& path, std::uint64_t kept = 0);
  ~Sink();
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  /// False: error() says why. Nothing more is written then.
  bool write(std::string_view bytes);
  /// Closes the file. `complete`: and gives it its name; else it keeps its temporary one.
  bool finish(bool complete);

  const std::string& error() const { return error_; }
  /// Where an incomplete output stands; empty when there is none or it has gone to a descriptor.
  const std::string& part() const { return part_; }

 private:
  bool fail();
  bool prepare_part(std::uint64_t kept);
  bool put(std::string_view bytes);
  bool compress(std::string_view bytes, bool end);

  std::unique_ptr<Compressor> compressor_;
  std::vector<char> compressed_;
  int descriptor_ = -1;
  bool owned_ = false;
  std::string path_;
  std::string part_;
  std::string error_;
};

}  // namespace attrmap::batch
