#include "record/spool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "record/byte_source.hpp"
#include "record/compression.hpp"

namespace attrmap::record {
namespace {

constexpr std::size_t kPiece = 64 * 1024;

std::string folder() {
  const char* chosen = std::getenv("TMPDIR");
  if (chosen != nullptr && *chosen != '\0') return chosen;
  return ::access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp";
}

int open_nameless(const std::string& in) {
  const int descriptor = ::open(in.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return descriptor;
  std::string path = in + "/attrmap-XXXXXX";
  const int named = ::mkostemp(path.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(path.c_str());
  return named;
}

bool write_all(int descriptor, const char* from, std::size_t n) {
  while (n != 0) {
    const ssize_t written = ::write(descriptor, from, n);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    from += written;
    n -= static_cast<std::size_t>(written);
  }
  return true;
}

}  // namespace

std::optional<Diagnostic> make_plain(int& descriptor, const std::string& name) {
  char begin[kCompressionPeek];
  const ssize_t peeked = ::pread(descriptor, begin, sizeof begin, 0);
  const std::string_view bytes(begin, peeked > 0 ? static_cast<std::size_t>(peeked) : 0);
  if (compression_by_bytes(bytes) == Compression::none && compression_by_name(name) == Compression::none)
    return std::nullopt;

  const std::string in = folder();
  const auto unwritable = [&] {
    return diag::make(diag::kUnwritableOutput, {}, "a temporary file for " + name + " in " + in, std::strerror(errno));
  };
  const int plain = open_nameless(in);
  if (plain < 0) return unwritable();
  std::optional<Diagnostic> wrong;
  const auto source = plain_source(descriptor_source(descriptor), name);
  std::vector<char> piece(kPiece);
  std::ptrdiff_t got;
  while (!wrong && (got = source->read(piece.data(), piece.size())) != 0) {
    if (got < 0)
      wrong = source->problem(name);
    else if (!write_all(plain, piece.data(), static_cast<std::size_t>(got)))
      wrong = unwritable();
  }
  if (!wrong && ::lseek(plain, 0, SEEK_SET) != 0) wrong = unwritable();
  ::close(wrong ? plain : descriptor);
  if (!wrong) descriptor = plain;
  return wrong;
}

}  // namespace attrmap::record
