// Builds a Diagnostic from its catalogue entry, so that no message text stands anywhere else.
#pragma once
#include <fmt/format.h>

#include <string>
#include <utility>

#include "diag/code.hpp"

namespace attrmap::diag {

Diagnostic make_formatted(const CodeDef& code, Span span, std::string message);

template <class... Args>
Diagnostic make(const CodeDef& code, Span span, const Args&... args) {
  return make_formatted(
      code, span,
      fmt::vformat(fmt::string_view(code.message.data(), code.message.size()), fmt::make_format_args(args...)));
}

}  // namespace attrmap::diag
