// Reads a whole input in pieces and shows its records.
#pragma once
#include <string>
#include <vector>

#include "record/input.hpp"
#include "value/json.hpp"

namespace attrmap::record {

struct Seen {
  std::vector<std::string> records;  ///< the text of each, "<too long>", "<missing>"
  std::string error;                 ///< code of the input's error
  std::string note;
  std::size_t largest_block = 0;
  friend bool operator==(const Seen& a, const Seen& b) { return a.records == b.records && a.error == b.error; }
};

inline std::string trimmed(std::string_view s) {
  const auto white = " \t\r\n";
  const auto begin = s.find_first_not_of(white);
  return begin == std::string_view::npos ? "" : std::string(s.substr(begin, s.find_last_not_of(white) - begin + 1));
}

inline Seen split(ByteSource& source, const InputOptions& options = {}, const Limits& limits = {}) {
  Seen seen;
  Input input;
  if (const auto error = Input::open(source, limits, options, input)) {
    seen.error = error->code;
    return seen;
  }
  seen.note = input.note();
  Block block;
  std::uint64_t number = 0;
  while (input.splitter().next(block)) {
    seen.largest_block = std::max(seen.largest_block, block.bytes.capacity());
    if (block.first_record != number) seen.error = "records are not counted";
    number += block.records.size();
    for (const Extent& e : block.records)
      seen.records.push_back(e.kind == Extent::too_long  ? "<too long>"
                             : e.kind == Extent::missing ? "<missing>"
                                                         : trimmed(block.text(e)));
  }
  if (input.splitter().error()) seen.error = input.splitter().error()->code;
  return seen;
}

inline Seen split(std::string_view text, const InputOptions& options = {}, const Limits& limits = {},
                  std::size_t piece = SIZE_MAX) {
  const auto source = text_source(text, piece);
  return split(*source, options, limits);
}

/// Attributes of each record of an input, or its error's code.
inline std::vector<std::string> read_all(std::string_view text, const std::vector<std::string>& names,
                                         const InputOptions& options = {}, const Limits& limits = {}) {
  std::vector<std::string> lines;
  const auto source = text_source(text);
  Input input;
  if (const auto error = Input::open(*source, limits, options, input)) return {error->code + ": " + error->message};
  const RecordLayout layout(names);
  const auto reader = input.reader(layout, limits);
  std::vector<Val> slots(names.size());
  Val id;
  Arena arena;
  Block block;
  while (input.splitter().next(block))
    for (const Extent& e : block.records) {
      arena.reset();
      if (const auto error = reader->read(block.text(e), arena, slots.data(), id)) {
        lines.push_back(error->code + ": " + error->message);
        continue;
      }
      std::string line;
      for (const Val& v : slots) {
        if (!line.empty()) line += ' ';
        json::append(line, v);
      }
      lines.push_back(line);
    }
  return lines;
}

}  // namespace attrmap::record
