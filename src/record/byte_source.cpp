#include "record/byte_source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>

#include "diag/codes_input.hpp"
#include "diag/make.hpp"

namespace attrmap::record {
namespace {

class DescriptorSource : public ByteSource {
 public:
  DescriptorSource(int descriptor, bool owned, int stop = -1) : descriptor_(descriptor), owned_(owned), stop_(stop) {}
  ~DescriptorSource() override {
    if (owned_) ::close(descriptor_);
  }
  DescriptorSource(const DescriptorSource&) = delete;
  DescriptorSource& operator=(const DescriptorSource&) = delete;

  std::ptrdiff_t read(char* to, std::size_t n) override {
    if (error_ != 0) return -1;
    if (stop_ >= 0 && wait_stopped()) return kStopped;
    for (;;) {
      const ssize_t got = ::read(descriptor_, to, n);
      // Ctrl-C ends the other end of a pipe as well: what it was writing is cut, not wrong.
      if (got == 0 && stop_ >= 0 && is_stopped()) return kStopped;
      if (got >= 0) {
        consumed_.fetch_add(static_cast<std::uint64_t>(got), std::memory_order_relaxed);
        return got;
      }
      if (errno == EINTR) continue;
      error_ = errno;
      return -1;
    }
    return -1;
  }
  std::string error() const override { return std::strerror(error_); }
  std::uint64_t consumed() const override { return consumed_.load(std::memory_order_relaxed); }

 private:
  bool is_stopped() const {
    pollfd stop{stop_, POLLIN, 0};
    return ::poll(&stop, 1, 0) > 0;
  }
  /// Until there is something to read; true: it is time to stop.
  bool wait_stopped() const {
    pollfd both[] = {{descriptor_, POLLIN, 0}, {stop_, POLLIN, 0}};
    while (::poll(both, 2, -1) < 0)
      if (errno != EINTR) return false;
    return both[1].revents != 0;
  }

  int descriptor_;
  bool owned_;
  int stop_;
  int error_ = 0;
  std::atomic<std::uint64_t> consumed_{0};
};

class TextSource : public ByteSource {
 public:
  TextSource(std::string_view text, std::size_t piece) : text_(text), piece_(piece) {}
  std::ptrdiff_t read(char* to, std::size_t n) override {
    n = std::min({n, piece_, text_.size()});
    if (n != 0) std::memcpy(to, text_.data(), n);
    text_.remove_prefix(n);
    return static_cast<std::ptrdiff_t>(n);
  }

 private:
  std::string_view text_;
  std::size_t piece_;
};

}  // namespace

Diagnostic ByteSource::problem(std::string_view name) const {
  return diag::make(diag::kUnreadableInput, {}, name, error());
}

std::unique_ptr<ByteSource> descriptor_source(int descriptor) {
  return std::make_unique<DescriptorSource>(descriptor, false);
}

std::unique_ptr<ByteSource> open_source(const std::string& path, std::string& error, const SourceOptions& options) {
  const bool owned = path != "-";
  const int descriptor = owned ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
  if (descriptor < 0 ||
      (options.offset != 0 && ::lseek(descriptor, static_cast<off_t>(options.offset), SEEK_SET) < 0)) {
    error = std::strerror(errno);
    if (owned && descriptor >= 0) ::close(descriptor);
    return nullptr;
  }
  struct stat status {};
  const bool waits = ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode);
  auto source = std::make_unique<DescriptorSource>(descriptor, owned, waits ? options.stop : -1);
  // From the middle on there is nothing that could be decompressed.
  if (options.offset != 0) return source;
  return plain_source(std::move(source), owned ? path : "stdin");
}

std::unique_ptr<ByteSource> text_source(std::string_view text, std::size_t piece) {
  return std::make_unique<TextSource>(text, piece);
}

}  // namespace attrmap::record
