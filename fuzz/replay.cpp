// Runs files (or all files of folders) through a fuzz target without libFuzzer: crashes that were found once stay tests
// of every build. Fails when there was no file at all.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

#include "targets/input.hpp"

int main(int argc, char** argv) {
  std::size_t files = 0;
  const auto run = [&](const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    ++files;
  };
  for (int i = 1; i < argc; ++i) {
    if (!std::filesystem::is_directory(argv[i])) {
      run(argv[i]);
      continue;
    }
    for (const auto& entry : std::filesystem::directory_iterator(argv[i]))
      if (entry.is_regular_file()) run(entry.path());
  }
  std::cout << files << " inputs\n";
  return files == 0 ? 1 : 0;
}
