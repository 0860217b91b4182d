#include "batch/sink.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace attrmap::batch {
namespace {

constexpr std::size_t kCompressedPiece = 64 * 1024;

}  // namespace

Sink::Sink(const std::string& path, std::uint64_t kept)
    : compressor_(make_compressor(record::compression_by_name(path))), owned_(true), path_(path) {
  if (compressor_ != nullptr) compressed_.resize(kCompressedPiece);
  struct stat status {};
  const bool special = ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
  if (!special) part_ = path + ".part";
  descriptor_ = ::open(special ? path.c_str() : part_.c_str(), O_WRONLY | O_CLOEXEC | (special ? 0 : O_CREAT), 0666);
  if (descriptor_ < 0 || (!special && !prepare_part(kept))) {
    fail();
    part_.clear();
  }
}

bool Sink::prepare_part(std::uint64_t kept) {
  // Not every file system has locks.
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    error_ = "another process is writing " + part_;
    return false;
  }
  struct stat status {};
  if (kept != 0 && ::fstat(descriptor_, &status) == 0 && static_cast<std::uint64_t>(status.st_size) < kept) {
    error_ = part_ + " is shorter than what was written to it";
    return false;
  }
  return ::ftruncate(descriptor_, static_cast<off_t>(kept)) == 0 && ::lseek(descriptor_, 0, SEEK_END) >= 0;
}

Sink::~Sink() {
  if (owned_ && descriptor_ >= 0) ::close(descriptor_);
}

bool Sink::fail() {
  if (error_.empty()) error_ = std::strerror(errno);
  return false;
}

bool Sink::write(std::string_view bytes) {
  if (!error_.empty()) return false;
  return compressor_ == nullptr ? put(bytes) : compress(bytes, false);
}

bool Sink::compress(std::string_view bytes, bool end) {
  std::size_t size;
  do {
    size = compressor_->step(bytes, end, compressed_.data(), compressed_.size());
    if (!put({compressed_.data(), size})) return false;
  } while (!bytes.empty() || size == compressed_.size());
  return true;
}

bool Sink::put(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      return fail();
  }
  return true;
}

bool Sink::finish(bool complete) {
  if (owned_ && descriptor_ >= 0) {
    if (compressor_ != nullptr && error_.empty()) compress({}, true);  // an incomplete output can be read, too
    const int descriptor = descriptor_;
    descriptor_ = -1;
    if (::close(descriptor) != 0) fail();  // some file systems report a full disk only here
  }
  if (!error_.empty()) return false;
  if (part_.empty() || !complete) return true;
  if (std::rename(part_.c_str(), path_.c_str()) != 0) return fail();
  part_.clear();
  return true;
}

}  // namespace attrmap::batch
