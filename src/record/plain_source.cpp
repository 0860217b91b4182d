// Decompresses what is compressed, on its way in.
#include <fmt/format.h>

#include <vector>

#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "record/byte_source.hpp"
#include "record/decompressor.hpp"

namespace attrmap::record {
namespace {

constexpr std::size_t kCompressedPiece = 64 * 1024;

/// Gives some bytes again that were read from the source already.
class BegunSource : public ByteSource {
 public:
  BegunSource(std::unique_ptr<ByteSource> source, std::string begun)
      : source_(std::move(source)), begun_(std::move(begun)) {}
  std::ptrdiff_t read(char* to, std::size_t n) override {
    if (given_ == begun_.size()) return source_->read(to, n);
    n = begun_.copy(to, n, given_);
    given_ += n;
    return static_cast<std::ptrdiff_t>(n);
  }
  std::string error() const override { return source_->error(); }
  Diagnostic problem(std::string_view name) const override { return source_->problem(name); }
  std::uint64_t consumed() const override { return source_->consumed(); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::string begun_;
  std::size_t given_ = 0;
};

class DecompressingSource : public ByteSource {
 public:
  DecompressingSource(std::unique_ptr<ByteSource> source, Compression compression, std::string name)
      : source_(std::move(source)), compression_(compression), name_(std::move(name)), bytes_(kCompressedPiece) {
    decompressor_ = compression == Compression::gzip ? gzip_decompressor() : zstd_decompressor();
  }

  std::ptrdiff_t read(char* to, std::size_t n) override {
    while (!failed_) {
      if (left_.empty() && !full_ && !fill()) break;
      const std::ptrdiff_t got = decompressor_->step(left_, to, n);
      full_ = got == static_cast<std::ptrdiff_t>(n);  // there may be more without more input
      if (got > 0) return got;
      if (got < 0)
        fail(fmt::format("the {} data is damaged ({})", compression_name(compression_), decompressor_->error()));
    }
    if (stopped_) return kStopped;
    return failed_ ? -1 : 0;
  }
  std::string error() const override { return unreadable_ ? source_->error() : error_; }
  Diagnostic problem(std::string_view name) const override {
    return unreadable_ ? source_->problem(name) : diag::make(diag::kBadCompression, {}, name_, error_);
  }
  std::uint64_t consumed() const override { return source_->consumed(); }
  bool is_compressed() const override { return true; }

 private:
  /// False: there is nothing more, it cannot be read, or nobody is to wait for it.
  bool fill() {
    const std::ptrdiff_t got = source_->read(bytes_.data(), bytes_.size());
    stopped_ = got == kStopped;
    if (stopped_) return false;
    unreadable_ = failed_ = got < 0;
    if (got == 0 && !decompressor_->between_parts())
      fail(fmt::format("the {} data ends too early", compression_name(compression_)));
    if (got <= 0) return false;
    left_ = {bytes_.data(), static_cast<std::size_t>(got)};
    return true;
  }
  void fail(std::string error) {
    error_ = std::move(error);
    failed_ = true;
  }

  std::unique_ptr<ByteSource> source_;
  Compression compression_;
  std::string name_;
  std::unique_ptr<Decompressor> decompressor_;
  std::vector<char> bytes_;
  std::string_view left_;  // of bytes_
  bool full_ = false;
  bool failed_ = false;
  bool unreadable_ = false;  // the source failed
  bool stopped_ = false;
  std::string error_;
};

}  // namespace

std::unique_ptr<ByteSource> plain_source(std::unique_ptr<ByteSource> source, std::string name) {
  std::string begun(kCompressionPeek, '\0');
  std::size_t size = 0;
  while (size < begun.size()) {
    const std::ptrdiff_t got = source->read(begun.data() + size, begun.size() - size);
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
  }
  begun.resize(size);
  Compression compression = compression_by_bytes(begun);
  if (compression == Compression::none) compression = compression_by_name(name);
  source = std::make_unique<BegunSource>(std::move(source), std::move(begun));
  if (compression == Compression::none) return source;
  return std::make_unique<DecompressingSource>(std::move(source), compression, std::move(name));
}

}  // namespace attrmap::record
