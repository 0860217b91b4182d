#include "text/compare.hpp"

#include <algorithm>

#include "base/unicode.hpp"
#include "text/chars.hpp"
#include "text/scan.hpp"

namespace attrmap::text {
namespace {

using namespace detail;

/// Reads UTF-16 code units; -1 at the end.
class UnitCursor {
 public:
  UnitCursor(std::string_view text, std::size_t i) : text_(text), i_(i) {}
  std::int32_t next_unit() {
    if (low_ != 0) {
      const std::int32_t unit = low_;
      low_ = 0;
      return unit;
    }
    if (i_ >= text_.size()) return -1;
    const char32_t c = next(text_, i_);
    if (c < 0x10000) return static_cast<std::int32_t>(c);
    low_ = static_cast<std::int32_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
    return static_cast<std::int32_t>(0xD800 + ((c - 0x10000) >> 10));
  }

 private:
  std::string_view text_;
  std::size_t i_;
  std::int32_t low_ = 0;
};

/// First byte in which the two differ, or the length of the shorter.
std::size_t mismatch(std::string_view a, std::string_view b) {
  const std::size_t n = std::min(a.size(), b.size());
  std::size_t i = 0;
  while (i + 8 <= n && load8(a.data() + i) == load8(b.data() + i)) i += 8;
  while (i < n && a[i] == b[i]) ++i;
  return i;
}

}  // namespace

int compare_ordinal(std::string_view a, std::string_view b) {
  std::size_t i = mismatch(a, b);
  if (i == a.size() || i == b.size()) return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
  while (i > 0 && is_continuation(a[i])) --i;
  const auto x = static_cast<unsigned char>(a[i]), y = static_cast<unsigned char>(b[i]);
  // Byte order is code unit order below the surrogates.
  if (x < 0xED && y < 0xED) return a.substr(i) < b.substr(i) ? -1 : 1;
  UnitCursor left(a, i), right(b, i);
  while (true) {
    const std::int32_t l = left.next_unit(), r = right.next_unit();
    if (l != r) return l < r ? -1 : 1;
    if (l < 0) return 0;
  }
}

int compare_ordinal_ignoring_case(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  const std::size_t n = std::min(a.size(), b.size());
  for (; i + 8 <= n; i += 8) {
    const std::uint64_t x = load8(a.data() + i), y = load8(b.data() + i);
    if ((x | y) & kHighBits) break;
    if ((x ^ (ascii_between(x, 'a', 'z') >> 2)) != (y ^ (ascii_between(y, 'a', 'z') >> 2))) break;
  }
  std::size_t k = i;
  while (i < a.size() && k < b.size()) {
    const char32_t x = invariant_upper(next(a, i)), y = invariant_upper(next(b, k));
    if (x != y) return x < y ? -1 : 1;
  }
  return i < a.size() ? 1 : k < b.size() ? -1 : 0;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) { return compare_ordinal_ignoring_case(a, b) == 0; }

}  // namespace attrmap::text
