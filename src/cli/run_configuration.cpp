#include "cli/run_configuration.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "attrmap/engine.hpp"
#include "base/hash.hpp"

namespace attrmap::cli {
namespace {

constexpr std::string_view kWithoutEffect[] = {"--jobs",   "--color", "--progress", "--summary",
                                               "--resume", "--out",   "--help"};
constexpr std::size_t kReadWhole = 1 << 20;  // a larger file is known by its size, its time and its begin
constexpr std::size_t kBegin = 1 << 16;

std::string begin_of(const std::string& path, std::size_t size) {
  std::string bytes(size, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

std::string identity(const std::string& path, const struct stat& status) {
  const auto size = static_cast<std::size_t>(status.st_size);
  std::string text = std::to_string(size) + ":" + begin_of(path, size > kReadWhole ? kBegin : size);
  if (size > kReadWhole)
    text += ":" + std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec);
  return text;
}

void collect(const CLI::App& verb, std::map<std::string, std::string>& out, std::string& once) {
  for (const CLI::Option* option : verb.get_options()) {
    if (option->count() == 0) continue;
    const std::string name = option->get_name();
    if (std::find(std::begin(kWithoutEffect), std::end(kWithoutEffect), name) != std::end(kWithoutEffect)) continue;
    std::string text;
    for (const std::string& value : option->results()) {
      text += value + '\0';
      struct stat status {};
      if (value == "-")
        once = name;
      else if (::stat(value.c_str(), &status) != 0 || S_ISDIR(status.st_mode))
        continue;
      else if (S_ISREG(status.st_mode))
        text += identity(value, status);
      else
        once = name;
    }
    out[name] = std::to_string(fnv1a(text));
  }
  for (const CLI::App* group : verb.get_subcommands([](const CLI::App* a) { return a->get_name().empty(); }))
    collect(*group, out, once);
}

}  // namespace

std::map<std::string, std::string> run_configuration(const CLI::App& verb, std::string& once) {
  std::map<std::string, std::string> out;
  collect(verb, out, once);
  out["the version of attrmap"] = version();
  return out;
}

}  // namespace attrmap::cli
