#include "cli/command_line.hpp"

#include <algorithm>
#include <vector>

namespace attrmap::cli {
namespace {

std::vector<std::string> words;

std::string quoted(const std::string& word) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,+@%";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string out = "'";
  for (const char c : word) c == '\'' ? out += "'\\''" : out += c;
  return out + "'";
}

}  // namespace

void keep_command_line(int argc, const char* const* argv) { words.assign(argv, argv + argc); }

std::string command_line_with(std::string_view flag) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + quoted(word);
  if (std::find(words.begin(), words.end(), flag) == words.end()) out += " " + std::string(flag);
  return out;
}

}  // namespace attrmap::cli
