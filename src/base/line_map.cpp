#include "base/line_map.hpp"

#include <algorithm>

namespace attrmap {

LineMap::LineMap(std::string_view text) : text_(text), starts_{0} {
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') starts_.push_back(i + 1);
}

LineColumn LineMap::at(std::uint32_t offset) const {
  const auto line = std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin();
  return {static_cast<std::uint32_t>(line), offset - starts_[static_cast<std::size_t>(line) - 1] + 1};
}

std::string_view LineMap::line(std::uint32_t number) const {
  const std::uint32_t begin = starts_[number - 1];
  const std::uint32_t end = number < starts_.size() ? starts_[number] - 1 : static_cast<std::uint32_t>(text_.size());
  std::string_view line = text_.substr(begin, end - begin);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

}  // namespace attrmap
