#include "cli/suite_files.hpp"

#include <algorithm>
#include <fstream>

#include "cli/input.hpp"

namespace attrmap::cli {
namespace fs = std::filesystem;

std::string find_suites(const std::vector<std::string>& paths, std::vector<std::string>& files) {
  std::set<std::string> seen;
  for (const std::string& path : paths) {
    std::error_code error;
    std::vector<std::string> found;
    if (!fs::is_directory(path, error)) {
      found.push_back(path);
    } else {
      for (fs::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error))
        if (it->path().string().ends_with(".suite.json")) found.push_back(it->path().string());
      if (error) return "cannot read " + path + ": " + error.message();
      std::sort(found.begin(), found.end());
    }
    for (std::string& file : found)
      if (seen.insert(fs::path(file).lexically_normal().string()).second) files.push_back(std::move(file));
  }
  return {};
}

FileTimes file_times(const std::vector<std::string>& paths, const std::set<std::string>& files) {
  std::vector<std::string> found;
  find_suites(paths, found);
  std::set<std::string> all(files);
  all.insert(found.begin(), found.end());
  FileTimes out;
  for (const std::string& file : all) {
    std::error_code error;
    const auto time = fs::last_write_time(file, error);
    if (!error) out.emplace(file, time);
  }
  return out;
}

bool has_byte_order_mark(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string start(kByteOrderMark.size(), '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  return file && start == kByteOrderMark;
}

}  // namespace attrmap::cli
