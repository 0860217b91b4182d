#include "batch/sink.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace attrmap::batch {

Sink::Sink(const std::string& path) : owned_(true), path_(path) {
  struct stat status {};
  const bool special = ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
  if (!special) part_ = path + ".part";
  descriptor_ =
      ::open(special ? path.c_str() : part_.c_str(), O_WRONLY | O_CLOEXEC | (special ? 0 : O_CREAT | O_TRUNC), 0666);
  if (descriptor_ < 0) {
    part_.clear();
    fail();
  }
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
