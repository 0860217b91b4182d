// Where the cursor stands in an expression that is being typed.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace attrmap::repl {

struct Cursor {
  enum class In { word, attribute, string };
  In in = In::word;
  std::size_t begin = 0;  ///< of the word; behind the bracket or the quotation mark
  struct Call {
    std::string_view function;
    std::size_t argument = 0;  ///< from 0
  };
  std::optional<Call> call;  ///< the innermost that is open
};

/// `text` ends at the cursor.
Cursor cursor_at_end(std::string_view text);

}  // namespace attrmap::repl
