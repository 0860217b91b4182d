// Opens an input: finds its format, skips a byte order mark, and gives the splitter and the readers for it.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "record/json_record.hpp"
#include "record/splitter.hpp"

namespace attrmap::record {

enum class Format : std::uint8_t {
  automatic,  ///< by the first bytes
  ndjson,     ///< a JSON object a line
  json,       ///< an array, a Graph list response, or JSON objects one after the other
  csv,        ///< with a header
};

struct InputOptions {
  Format format = Format::automatic;
  std::string name = "the input";  ///< for messages; its ending, that of a compression aside, helps to tell CSV
  std::size_t block_bytes = kBlockBytes;
  /// What stands elsewhere: bytes of NDJSON that were read before, and records, of this input or of a larger one that
  /// it is a part of.
  std::uint64_t offset = 0, records = 0;
};

class Input {
 public:
  /// Reads what it takes to know the format. On an error (E52x) nothing can be read. `source` must outlive the input.
  static std::optional<Diagnostic> open(ByteSource& source, const Limits& limits, const InputOptions& options,
                                        Input& input);

  Splitter& splitter() { return *splitter_; }
  /// One per thread.
  std::unique_ptr<Reader> reader(const RecordLayout& layout, const Limits& limits) const;
  bool is_csv() const { return csv_; }
  /// A record a line: Block::restartable holds.
  bool is_lines() const { return lines_; }
  /// The columns of CSV.
  const std::vector<std::string>& header() const { return header_; }
  /// Something the user should know: the list is one page of several. Empty: nothing.
  const std::string& note() const { return note_; }

 private:
  std::unique_ptr<Splitter> splitter_;
  bool csv_ = false;
  bool lines_ = false;
  char delimiter_ = ',';
  std::vector<std::string> header_;
  std::string note_;
};

}  // namespace attrmap::record
