#include "base/suggest.hpp"

#include <algorithm>

namespace attrmap {
namespace {
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
}  // namespace

bool equals_ignoring_ascii_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> before(a.size() + 1), last(a.size() + 1), row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) last[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    row[0] = j;
    std::size_t best = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      row[i] = std::min({last[i] + 1, row[i - 1] + 1, last[i - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[i] = std::min(row[i], before[i - 2] + 1);
      best = std::min(best, row[i]);
    }
    if (best > limit) return limit + 1;
    before.swap(last);
    last.swap(row);
  }
  return std::min(last[a.size()], limit + 1);
}

std::vector<std::string_view> suggest(std::string_view name, std::span<const std::string_view> names) {
  const std::size_t limit = std::max<std::size_t>(name.size(), 3) / 3;
  std::vector<std::pair<std::size_t, std::string_view>> found;
  for (std::string_view candidate : names) {
    const std::size_t d = equals_ignoring_ascii_case(name, candidate) ? 0 : edit_distance(name, candidate, limit);
    if (d <= limit) found.emplace_back(d, candidate);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  std::vector<std::string_view> best;
  for (const auto& [d, candidate] : found) {
    if (best.size() == 3 || (!best.empty() && found.front().first == 0 && d > 0)) break;
    best.push_back(candidate);
  }
  return best;
}

}  // namespace attrmap
