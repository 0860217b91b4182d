#include "batch/compressor.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <climits>
#include <new>

namespace attrmap::batch {
namespace {

class Gzip : public Compressor {
 public:
  Gzip() {
    constexpr int kGzipFrame = 15 + 16, kMemoryLevel = 8;
    if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipFrame, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~Gzip() override { deflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  std::size_t step(std::string_view& in, bool end, char* to, std::size_t n) override {
    const auto input = static_cast<uInt>(std::min<std::size_t>(in.size(), UINT_MAX));
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = input;
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(n);
    deflate(&stream_, end && input == in.size() ? Z_FINISH : Z_NO_FLUSH);  // fails of misuse alone
    in.remove_prefix(input - stream_.avail_in);
    return n - stream_.avail_out;
  }

 private:
  z_stream stream_{};
};

class Zstd : public Compressor {
 public:
  Zstd() : context_(ZSTD_createCCtx()) {
    if (context_ == nullptr) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context_, ZSTD_c_checksumFlag, 1);  // as the zstd command does
  }
  ~Zstd() override { ZSTD_freeCCtx(context_); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  std::size_t step(std::string_view& in, bool end, char* to, std::size_t n) override {
    if (ended_) return 0;  // another call would begin a frame
    ZSTD_inBuffer input{in.data(), in.size(), 0};
    ZSTD_outBuffer output{to, n, 0};
    const std::size_t left = ZSTD_compressStream2(context_, &output, &input, end ? ZSTD_e_end : ZSTD_e_continue);
    if (ZSTD_isError(left) != 0) throw std::bad_alloc();  // the only way to fail without misuse
    ended_ = end && left == 0;
    in.remove_prefix(input.pos);
    return output.pos;
  }

 private:
  ZSTD_CCtx* context_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Compressor> make_compressor(record::Compression compression) {
  switch (compression) {
    case record::Compression::gzip: return std::make_unique<Gzip>();
    case record::Compression::zstd: return std::make_unique<Zstd>();
    case record::Compression::none: break;
  }
  return nullptr;
}

}  // namespace attrmap::batch
