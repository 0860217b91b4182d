// Every bound of the engine in one place. Defaults are safe for untrusted expressions and records.
#pragma once
#include <cstddef>
#include <cstdint>

namespace attrmap {

struct Limits {
  /// Longest expression in UTF-16 code units. Microsoft documents 10,000 characters; 0 switches the check off.
  std::uint32_t expression_length = 10'000;
  /// Deepest nesting of calls, parentheses and operators; at most 1,000 is honoured.
  std::uint32_t nesting = 200;
  /// Most diagnostics reported for one expression.
  std::uint32_t diagnostics = 20;
  /// Longest text, in bytes of UTF-8, that an attribute may hold or an evaluation may build.
  std::uint32_t text_bytes = 16u * 1024 * 1024;
  /// Most elements of a list that an evaluation may build or read.
  std::uint32_t list_items = 100'000;
  /// Budget of one evaluation: about one unit a function call and one a 16 bytes of text handled; 0 switches it off.
  std::uint64_t cost = 100'000'000;
  /// Steps of one regular-expression match before it is stopped.
  std::uint32_t regex_steps = 1'000'000;
  /// Longest record (one line, one array element, one CSV row) in bytes.
  std::size_t record_bytes = 64u * 1024 * 1024;
  /// Deepest nesting of JSON in a record.
  std::uint32_t json_depth = 64;
};

}  // namespace attrmap
