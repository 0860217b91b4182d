// Where input bytes come from.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "attrmap/diagnostic.hpp"

namespace attrmap::record {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// What read() gives when it was told to stop: there may be more.
  static constexpr std::ptrdiff_t kStopped = -2;

  /// Up to n bytes; 0 at the end. -1: error() says why, and nothing more is given.
  virtual std::ptrdiff_t read(char* to, std::size_t n) = 0;
  virtual std::string error() const { return {}; }
  /// The same as a diagnostic of the input `name`.
  virtual Diagnostic problem(std::string_view name) const;
  /// Bytes taken from the file so far, compressed ones where it is compressed. Any thread may ask.
  virtual std::uint64_t consumed() const { return 0; }
  /// Are the bytes not those of the file? Then reading cannot begin in its middle.
  virtual bool is_compressed() const { return false; }
};

/// Reads a descriptor, which stays open.
std::unique_ptr<ByteSource> descriptor_source(int descriptor);
struct SourceOptions {
  std::uint64_t offset = 0;  ///< where reading begins; not for stdin, nor for what is compressed
  int stop = -1;             ///< a descriptor that becomes readable when nobody is to wait for more (in a pipe, say)
};
/// Opens a file, or stdin for "-", and decompresses what is compressed. Null: `error` says why.
std::unique_ptr<ByteSource> open_source(const std::string& path, std::string& error, const SourceOptions& options = {});
/// The plain bytes of what is compressed by its first bytes or by `name`; else the bytes as they are.
std::unique_ptr<ByteSource> plain_source(std::unique_ptr<ByteSource> source, std::string name);
/// Gives the text in pieces of `piece` bytes.
std::unique_ptr<ByteSource> text_source(std::string_view text, std::size_t piece = SIZE_MAX);

}  // namespace attrmap::record
