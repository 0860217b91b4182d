// What fuzz inputs look like: sections separated by the byte FF, which no UTF-8 text contains. So seeds are readable,
// are made from the data of the tests by seeds.py, and mutate well.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/unicode.hpp"

namespace attrmap::fuzz {

class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}
  /// The next section; empty when there is none left.
  std::string_view next() {
    const auto end = rest_.find('\xFF');
    const std::string_view section = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
    return section;
  }
  /// The next section as WTF-8: ill-formed bytes become U+FFFD.
  std::string text() {
    const std::string_view bytes = next();
    std::string out;
    for (std::size_t i = 0; i < bytes.size();) append(out, decode(bytes, i));
    return replace_lone_surrogates(out);
  }
  /// The next section's first byte, as an option.
  unsigned option() {
    const std::string_view bytes = next();
    return bytes.empty() ? 0 : static_cast<unsigned char>(bytes.front());
  }
  /// All that is left, which may hold separators.
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// Like assert, in every build.
inline void require(bool condition, const char* what, std::string_view detail = {}) {
  if (condition) return;
  std::fprintf(stderr, "%s: %s\n", what, std::string(detail).c_str());
  std::abort();
}

}  // namespace attrmap::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
