// The files of `attrmap test`: which there are, and when they change.
#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace attrmap::cli {

/// Files as they are, of folders every *.suite.json below, sorted; each once. What is wrong, or empty.
std::string find_suites(const std::vector<std::string>& paths, std::vector<std::string>& files);

/// Times of the last change of the files and of the suites below `paths`; what is not there has none.
using FileTimes = std::map<std::string, std::filesystem::file_time_type>;
FileTimes file_times(const std::vector<std::string>& paths, const std::set<std::string>& files);

bool has_byte_order_mark(const std::string& path);

}  // namespace attrmap::cli
