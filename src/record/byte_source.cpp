#include "record/byte_source.hpp"

#include <fcntl.h>
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
  DescriptorSource(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  ~DescriptorSource() override {
    if (owned_) ::close(descriptor_);
  }
  DescriptorSource(const DescriptorSource&) = delete;
  DescriptorSource& operator=(const DescriptorSource&) = delete;

  std::ptrdiff_t read(char* to, std::size_t n) override {
    while (error_ == 0) {
      const ssize_t got = ::read(descriptor_, to, n);
      if (got >= 0) {
        consumed_.fetch_add(static_cast<std::uint64_t>(got), std::memory_order_relaxed);
        return got;
      }
      if (errno != EINTR) error_ = errno;
    }
    return -1;
  }
  std::string error() const override { return std::strerror(error_); }
  std::uint64_t consumed() const override { return consumed_.load(std::memory_order_relaxed); }

 private:
  int descriptor_;
  bool owned_;
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

std::unique_ptr<ByteSource> open_source(const std::string& path, std::string& error) {
  if (path == "-") return plain_source(descriptor_source(STDIN_FILENO), "stdin");
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    error = std::strerror(errno);
    return nullptr;
  }
  return plain_source(std::make_unique<DescriptorSource>(descriptor, true), path);
}

std::unique_ptr<ByteSource> text_source(std::string_view text, std::size_t piece) {
  return std::make_unique<TextSource>(text, piece);
}

}  // namespace attrmap::record
