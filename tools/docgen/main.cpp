// attrmap_docgen ROOT          writes the generated pages
// attrmap_docgen --check ROOT  fails when a page differs from its declaration, is missing, or is left over
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string_view>

#include "docgen.hpp"

namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main(int argc, char** argv) {
  const bool check = argc == 3 && std::string_view(argv[1]) == "--check";
  if (argc != (check ? 3 : 2)) {
    std::cerr << "usage: attrmap_docgen [--check] ROOT\n";
    return 2;
  }
  const fs::path root = argv[argc - 1];
  attrmap::docgen::Pages pages;
  attrmap::docgen::add_error_pages(pages);
  attrmap::docgen::add_function_pages(pages);
  attrmap::docgen::add_option_page(pages);

  int differences = 0;
  for (const auto& [path, content] : pages) {
    if (read(root / path) == content) continue;
    ++differences;
    if (check)
      std::cerr << path << " differs from its declaration\n";
    else {
      fs::create_directories((root / path).parent_path());
      std::ofstream(root / path, std::ios::binary) << content;
    }
  }
  for (const char* folder : {"docs/errors", "docs/reference/functions"}) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::directory_iterator(root / folder)) {
      if (pages.count(fs::relative(entry.path(), root).generic_string()) != 0) continue;
      if (read(entry.path()).rfind(attrmap::docgen::kMark, 0) != 0) continue;  // written by hand
      ++differences;
      if (check)
        std::cerr << entry.path() << " is declared nowhere\n";
      else
        fs::remove(entry.path());
    }
  }
  if (check && differences > 0) std::cerr << "run attrmap_docgen " << root << " and commit what it writes\n";
  if (!check) std::cout << pages.size() << " pages, " << differences << " changed\n";
  return check && differences > 0 ? 1 : 0;
}
