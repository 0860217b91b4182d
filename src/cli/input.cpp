#include "cli/input.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace attrmap::cli {

std::string read_input(const std::string& path, std::size_t limit, std::string& text) {
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return "cannot read " + path + ": " + std::strerror(errno);
  char buffer[64 * 1024];
  std::string wrong;
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, file)) {
    if (text.size() + n > limit) {
      wrong = path + " is larger than " + std::to_string(limit) + " bytes";
      break;
    }
    text.append(buffer, n);
  }
  if (wrong.empty() && std::ferror(file) != 0) wrong = "cannot read " + path + ": " + std::strerror(errno);
  if (file != stdin) std::fclose(file);
  if (text.compare(0, kByteOrderMark.size(), kByteOrderMark) == 0) text.erase(0, kByteOrderMark.size());
  return wrong;
}

}  // namespace attrmap::cli
