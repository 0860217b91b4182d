#include "record/decompressor.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <climits>
#include <new>

namespace attrmap::record {
namespace {

class Gzip : public Decompressor {
 public:
  Gzip() {
    constexpr int kGzipAlone = 15 + 16;
    if (inflateInit2(&stream_, kGzipAlone) != Z_OK) throw std::bad_alloc();
  }
  ~Gzip() override { inflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  std::ptrdiff_t step(std::string_view& in, char* to, std::size_t n) override {
    if (between_parts_) {
      // Zeros behind a member are the padding of tapes and archives; anything else begins a further member.
      in.remove_prefix(std::min(in.find_first_not_of('\0'), in.size()));
      if (in.empty()) return 0;
      inflateReset(&stream_);
      between_parts_ = false;
    }
    const auto input = static_cast<uInt>(std::min<std::size_t>(in.size(), UINT_MAX));
    const auto room = static_cast<uInt>(std::min<std::size_t>(n, UINT_MAX));
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = input;
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = room;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    in.remove_prefix(input - stream_.avail_in);
    between_parts_ = result == Z_STREAM_END;
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
      error_ = stream_.msg != nullptr ? stream_.msg : "no deflate stream";
    const auto written = static_cast<std::ptrdiff_t>(room - stream_.avail_out);
    return !error_.empty() && written == 0 ? -1 : written;
  }

 private:
  z_stream stream_{};
};

class Zstd : public Decompressor {
 public:
  Zstd() : context_(ZSTD_createDCtx()) {
    if (context_ == nullptr) throw std::bad_alloc();
  }
  ~Zstd() override { ZSTD_freeDCtx(context_); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  std::ptrdiff_t step(std::string_view& in, char* to, std::size_t n) override {
    // A block a call, as a call that fails gives nothing of the blocks before.
    ZSTD_inBuffer input{in.data(), std::min(in.size(), wanted_), 0};
    ZSTD_outBuffer output{to, n, 0};
    const std::size_t result = ZSTD_decompressStream(context_, &output, &input);
    if (ZSTD_isError(result) != 0) {
      error_ = ZSTD_getErrorName(result);
      return -1;
    }
    if (input.pos != 0 || output.pos != 0) between_parts_ = result == 0;
    wanted_ = result > kBlockHeader ? result - kBlockHeader : std::max<std::size_t>(result, 1);
    in.remove_prefix(input.pos);
    return static_cast<std::ptrdiff_t>(output.pos);
  }

 private:
  static constexpr std::size_t kBlockHeader = 3;  // it asks for a block and the header of the next

  ZSTD_DCtx* context_;
  std::size_t wanted_ = 1;
};

}  // namespace

std::unique_ptr<Decompressor> gzip_decompressor() { return std::make_unique<Gzip>(); }
std::unique_ptr<Decompressor> zstd_decompressor() { return std::make_unique<Zstd>(); }

}  // namespace attrmap::record
