#include "cli/suppressions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/input.hpp"
#include "diag/code.hpp"

namespace attrmap::cli {
namespace {

namespace fs = std::filesystem;
constexpr const char* kName = ".attrmap-suppressions.json";
constexpr std::size_t kLargest = 4u * 1024 * 1024;

std::string folder_of(const std::string& file) {
  const fs::path folder = fs::path(file).parent_path();
  return folder.empty() ? "." : folder.lexically_normal().string();
}

}  // namespace

std::string Suppressions::read(const std::string& path) { return load(path, false); }

std::string Suppressions::read_beside(const std::string& file) {
  const std::string path = (fs::path(file).parent_path() / kName).string();
  std::error_code error;
  if (!seen_.emplace(folder_of(file), true).second || !fs::is_regular_file(path, error)) return {};
  return load(path, true);
}

std::string Suppressions::load(const std::string& path, bool beside) {
  std::string text;
  if (std::string wrong = read_input(path, kLargest, text); !wrong.empty()) return wrong;
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_array()) return path + ": a JSON array of suppressions is wanted";
  for (std::size_t i = 0; i < json.size(); ++i) {
    const auto wrong = [&](const std::string& what) {
      return fmt::format("{}: suppression {}: {}", path, i + 1, what);
    };
    if (!json[i].is_object()) return wrong("an object is wanted");
    Entry entry{.from = path, .beside = beside};
    for (const auto& [key, value] : json[i].items()) {
      std::string* member = key == "code"     ? &entry.code
                            : key == "target" ? &entry.target
                            : key == "file"   ? &entry.file
                            : key == "reason" ? &entry.reason
                                              : nullptr;
      if (member == nullptr) return wrong(fmt::format("unknown member `{}`", key));
      if (!value.is_string()) return wrong(fmt::format("`{}` must be a text", key));
      *member = value.get<std::string>();
    }
    const diag::CodeDef* code = diag::find_code(entry.code);
    if (code == nullptr) return wrong(fmt::format("there is no code `{}`", entry.code));
    entry.code = code->id;
    if (entry.reason.find_first_not_of(" \t\r\n") == std::string::npos) return wrong("the reason is missing");
    entries_.push_back(std::move(entry));
  }
  return {};
}

bool Suppressions::about(const Entry& entry, const std::string& file) {
  if (entry.beside && folder_of(file) != folder_of(entry.from)) return false;
  if (entry.file.empty()) return true;
  const std::string path = fs::path(file).lexically_normal().generic_string();
  const std::string wanted = fs::path(entry.file).lexically_normal().generic_string();
  return path == wanted ||
         (path.size() > wanted.size() && path.compare(path.size() - wanted.size() - 1, path.npos, "/" + wanted) == 0);
}

void Suppressions::apply(Finding& finding) {
  for (Entry& entry : entries_) {
    if (entry.code != finding.diagnostic.code || (!entry.target.empty() && entry.target != finding.target) ||
        !about(entry, finding.file))
      continue;
    entry.used = true;
    finding.suppressed = true;
    finding.reason = entry.reason;
    return;
  }
}

std::vector<std::string> Suppressions::unused(const std::vector<std::string>& checked) const {
  std::vector<std::string> out;
  for (const Entry& entry : entries_) {
    if (entry.used || std::none_of(checked.begin(), checked.end(), [&](const auto& f) { return about(entry, f); }))
      continue;
    std::string what = entry.code;
    if (!entry.target.empty()) what += ", target " + entry.target;
    if (!entry.file.empty()) what += ", file " + entry.file;
    out.push_back(fmt::format("{}: the suppression of {} is not used", entry.from, what));
  }
  return out;
}

}  // namespace attrmap::cli
