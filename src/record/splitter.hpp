// Splitter: an input of any size, cut into blocks of whole records in bounded memory.
//
// A block holds some hundred KB; it grows only for a longer record, up to Limits::record_bytes. A record beyond that is
// reported once and skipped to its end without being held. One thread reads; the blocks may be worked on by others.
#pragma once
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "attrmap/diagnostic.hpp"
#include "attrmap/limits.hpp"
#include "record/byte_source.hpp"
#include "record/member_table.hpp"

namespace attrmap::record {

/// Bytes with kPadding more behind them. Grows without touching what it does not use.
class Buffer {
 public:
  Buffer() = default;
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { std::free(bytes_); }

  char* data() { return bytes_; }
  const char* data() const { return bytes_; }
  std::size_t capacity() const { return capacity_; }
  void reserve(std::size_t n) {
    if (n <= capacity_ && bytes_ != nullptr) return;
    void* grown = std::realloc(bytes_, n + kPadding);
    if (grown == nullptr) throw std::bad_alloc();
    bytes_ = static_cast<char*>(grown);
    capacity_ = n;
  }
  void release() {
    std::free(bytes_);
    bytes_ = nullptr;
    capacity_ = 0;
  }

 private:
  char* bytes_ = nullptr;
  std::size_t capacity_ = 0;
};

struct Extent {
  enum Kind : std::uint8_t {
    whole,     ///< read it
    too_long,  ///< beyond Limits::record_bytes; its bytes are not here
    missing,   ///< nothing between two commas of an array
  };
  std::uint32_t offset;
  std::uint32_t size;
  Kind kind;
};

struct Block {
  Buffer bytes;
  std::vector<Extent> records;
  std::uint64_t first_record = 0;  ///< number of records before it in the input
  std::uint64_t offset = 0;        ///< where bytes[0] of whole records stands in the input

  std::string_view text(const Extent& e) const { return {bytes.data() + e.offset, e.size}; }
  /// From the first whole record's begin to the last one's end.
  std::string_view records_text() const;
};

inline constexpr std::size_t kBlockBytes = 256 * 1024;

class Splitter {
 public:
  /// `begun`: bytes that were read from the source already, after what the format wants to be skipped.
  Splitter(ByteSource& source, std::string begun, const Limits& limits, std::size_t block_bytes = kBlockBytes);
  virtual ~Splitter() = default;

  /// Fills the block with the next records; false when there are none left. error() may be set then.
  bool next(Block& block);
  /// What is wrong with the input as a whole: it could not be read on, or is not closed.
  const std::optional<Diagnostic>& error() const { return error_; }
  std::uint64_t bytes_read() const { return bytes_read_; }
  /// Bytes of the input before `begun`, for Block::offset.
  void set_origin(std::uint64_t bytes) { origin_ = bytes; }
  /// Records of the input that are not read here, for Block::first_record.
  void set_records_before(std::uint64_t records) { records_ = records; }

 protected:
  /// Looks at the bytes [from, to) of the block: end_record() for each record that ends there.
  virtual void scan(const char* data, std::size_t from, std::size_t to) = 0;
  /// The input ends at `end`; the bytes from record_begin() on are no ended record.
  virtual void finish(const char* data, std::size_t end) = 0;

  std::size_t record_begin() const { return begin_; }
  /// The record from record_begin() ends at `end`, the next begins at `next`. White space alone is no record.
  void end_record(std::size_t end, std::size_t next);
  void add(Extent extent);
  /// Everything before `next` is done with.
  void drop(std::size_t next) { begin_ = next; }
  bool is_blank(std::size_t begin, std::size_t end) const;
  /// The record is too long and being skipped: its bytes are not here.
  bool skipping() const { return skipping_; }
  void fail(Diagnostic error) {
    if (!error_) error_ = std::move(error);
  }

 private:
  std::size_t fill(std::size_t size, std::size_t limit);

  ByteSource& source_;
  std::string carried_;              // bytes behind the last block
  std::size_t carried_scanned_ = 0;  // how many of them scan() has seen
  std::size_t record_bytes_;
  std::size_t block_bytes_;
  Block* block_ = nullptr;
  std::size_t begin_ = 0;
  bool skipping_ = false;  // to the end of a record that is too long
  bool source_ended_ = false;
  bool done_ = false;
  std::uint64_t records_ = 0;
  std::uint64_t bytes_read_ = 0;
  std::uint64_t origin_ = 0;
  std::optional<Diagnostic> error_;
};

/// One record a line; LF or CR LF.
std::unique_ptr<Splitter> line_splitter(ByteSource& source, std::string begun, const Limits& limits,
                                        std::size_t block_bytes = kBlockBytes);
/// JSON values one after the other, on as many lines as they like.
std::unique_ptr<Splitter> sequence_splitter(ByteSource& source, std::string begun, const Limits& limits,
                                            std::size_t block_bytes = kBlockBytes);
/// The elements of a JSON array, `begun` from behind its `[` on. `in_object`: the array is the last thing of interest
/// in an object (a Graph list response), which must be closed at the end.
std::unique_ptr<Splitter> array_splitter(ByteSource& source, std::string begun, bool in_object, const std::string& name,
                                         const Limits& limits, std::size_t block_bytes = kBlockBytes);
/// Rows of CSV; line ends inside of quoted fields belong to the row.
std::unique_ptr<Splitter> csv_splitter(ByteSource& source, std::string begun, char delimiter, const Limits& limits,
                                       std::size_t block_bytes = kBlockBytes);

}  // namespace attrmap::record
