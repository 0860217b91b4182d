// Repeatable random texts for the property tests of the text module.
#pragma once
#include <random>
#include <string>
#include <vector>

#include "base/unicode.hpp"

namespace attrmap::text::testing {

class RandomText {
 public:
  explicit RandomText(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(engine_); }

  std::string ascii(std::size_t max_length) {
    std::string text(below(max_length + 1), ' ');
    for (char& c : text) c = static_cast<char>(below(4) == 0 ? below(128) : "abcXYZ' -.1"[below(11)]);
    return text;
  }
  char32_t code_point() {
    switch (below(8)) {
      case 0: return static_cast<char32_t>(below(0x110000));
      case 1: return static_cast<char32_t>(0x80 + below(0x1D0));
      case 2: return static_cast<char32_t>(0x300 + below(0x80));
      case 3: return static_cast<char32_t>(0x1E00 + below(0x200));
      case 4: return static_cast<char32_t>(0x900 + below(0x900));
      case 5: return static_cast<char32_t>(below(2) ? 0x1100 + below(0x100) : 0xAC00 + below(0x2BA4));
      case 6: return static_cast<char32_t>(0x3000 + below(0x120));
      default: return static_cast<char32_t>(below(0x80));
    }
  }
  /// WTF-8 with lone surrogates; pairs are joined.
  std::string any(std::size_t max_length) {
    std::u16string units;
    for (std::size_t n = below(max_length + 1); n > 0; --n) {
      const std::size_t kind = below(12);
      if (kind < 4)
        units += static_cast<char16_t>("aBc' -Z1"[below(8)]);
      else if (kind == 4)
        units += static_cast<char16_t>(0xD800 + below(2));
      else if (kind == 5)
        units += static_cast<char16_t>(0xDC00 + below(2));
      else if (kind == 6)
        units += u"\U0001F600";
      else
        units += to_utf16(one(code_point()));
    }
    return from_utf16(units);
  }

 private:
  static std::string one(char32_t c) {
    std::string text;
    append(text, c);
    return text;
  }
  std::mt19937 engine_;
};

}  // namespace attrmap::text::testing
