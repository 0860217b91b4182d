// A constant text that is padded as Val::padded and Val::plain_names say.
#pragma once
#include <algorithm>
#include <cstddef>
#include <string_view>

#include "value/val.hpp"

namespace attrmap {

template <std::size_t N>
class PaddedText {
 public:
  consteval PaddedText(const char (&text)[N]) { std::copy_n(text, N, chars_); }
  constexpr std::string_view str() const { return {chars_, N - 1}; }

 private:
  char chars_[N + Val::kPadding] = {};
};

}  // namespace attrmap
