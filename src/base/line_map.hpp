// Byte offsets to lines and columns, computed only when something is shown.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace attrmap {

struct LineColumn {
  std::uint32_t line = 1;    ///< from 1
  std::uint32_t column = 1;  ///< in bytes, from 1
};

class LineMap {
 public:
  /// `text` is not kept by copy and must outlive the map. Lines end in LF or CR LF.
  explicit LineMap(std::string_view text);
  LineColumn at(std::uint32_t offset) const;
  std::string_view line(std::uint32_t number) const;  ///< from 1, without its line end
  std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace attrmap
