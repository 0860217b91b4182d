// Reads JSON records into attribute slots, and JSON texts into values.
//
// Strict UTF-8 and JSON (RFC 8259) wherever something is read; members that nothing reads are checked for their outline
// only. U+0000 as \u0000 is text like any other. A lone surrogate written as an escape (\ud83d) is kept (WTF-8), as a
// .NET string would hold it. Integers that fit 64 bits become integers, other numbers their text.
#pragma once
#include <memory>
#include <optional>
#include <string_view>

#include "attrmap/diagnostic.hpp"
#include "attrmap/limits.hpp"
#include "base/arena.hpp"
#include "record/layout.hpp"
#include "value/val.hpp"

namespace attrmap::record {

/// Reads records one after the other; one per thread. `layout` must outlive it.
class Reader {
 public:
  virtual ~Reader() = default;

  /// The next records stand in these bytes, one behind the other; kPadding readable bytes behind. Only a help: reading
  /// gives the same without it. The bytes must stay until the next call.
  virtual void prepare(std::string_view bytes) { static_cast<void>(bytes); }

  /// Reads the record `text`, which has kPadding readable bytes behind its end, into layout.slots() slots and `id`
  /// (null when the record has none). Attributes that the record does not have become null. Values point into `text`
  /// and `arena`. On an error (codes E5xx, or E428 for a value beyond the limits) the slots are void; `id` is what was
  /// met.
  virtual std::optional<Diagnostic> read(std::string_view text, Arena& arena, Val* slots, Val& id) = 0;
};

std::unique_ptr<Reader> json_reader(const RecordLayout& layout, const Limits& limits);

/// Reads one record that stands anywhere: `text` is copied into the arena first. For single records, not for bulk.
std::optional<Diagnostic> read_one(std::string_view text, const RecordLayout& layout, const Limits& limits,
                                   Arena& arena, Val* slots);

/// Reads any JSON text into a value that lives in the arena; an object keeps its members in their order, twice-named
/// ones included. Booleans stay booleans and empty texts empty texts unless the options say otherwise.
std::optional<Diagnostic> parse_value(std::string_view text, const Limits& limits, Arena& arena, Val& value,
                                      ReadOptions options = {.booleans_as_text = false, .empty_as_null = false});

}  // namespace attrmap::record
