// The look of all pages, light and dark.
#pragma once
#include <string_view>

namespace attrmap::html {

extern const std::string_view kStyle;

}  // namespace attrmap::html
