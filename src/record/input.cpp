#include "record/input.hpp"

#include <algorithm>

#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "record/compression.hpp"
#include "record/csv.hpp"

namespace attrmap::record {
namespace {

constexpr std::size_t kPeek = 64 * 1024;             // what the format is told by
constexpr std::size_t kLongestHeader = 1024 * 1024;  // of CSV

/// The begin of the input, read as far as needed.
class Peek {
 public:
  explicit Peek(ByteSource& source) : source_(source) {}

  /// Reads on until there are `n` bytes or the input ends.
  void read(std::size_t n) {
    while (text.size() < n && !ended) {
      const std::size_t before = text.size();
      const std::size_t piece = std::min<std::size_t>(n - before, kPeek);
      text.resize(before + piece);
      const std::ptrdiff_t got = source_.read(text.data() + before, piece);
      if (got > 0) total += static_cast<std::uint64_t>(got);
      text.resize(before + static_cast<std::size_t>(std::max<std::ptrdiff_t>(got, 0)));
      failed = failed || got < 0;
      ended = got <= 0;
    }
  }

  std::string text;
  std::uint64_t total = 0;  // bytes read
  bool failed = false;
  bool ended = false;  // or failed

 private:
  ByteSource& source_;
};

bool white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::size_t skip_white(std::string_view s, std::size_t i) {
  while (i < s.size() && white(s[i])) ++i;
  return i;
}

/// Behind the closing quote of the text that begins at `i`, or npos.
std::size_t skip_text(std::string_view s, std::size_t i) {
  for (++i; i < s.size(); ++i) {
    if (s[i] == '\\')
      ++i;
    else if (s[i] == '"')
      return i + 1;
  }
  return std::string_view::npos;
}

/// What stands before the list in a SCIM ListResponse (RFC 7644, 3.4.2).
bool describes_scim_list(std::string_view name) {
  return name == "schemas" || name == "totalResults" || name == "itemsPerPage" || name == "startIndex";
}

/// A Graph list response begins with `@odata...` annotations and then has `"value": [`, a SCIM ListResponse with the
/// counts and then `"Resources": [`. Where its first element begins, or npos. NDJSON of objects that begin alike has a
/// member before or no array.
std::size_t list_response(std::string_view s, bool& more_pages) {
  std::size_t i = skip_white(s, 0);
  if (i >= s.size() || s[i] != '{') return std::string_view::npos;
  ++i;
  for (;;) {
    i = skip_white(s, i);
    if (i >= s.size() || s[i] != '"') return std::string_view::npos;
    const std::size_t name_end = skip_text(s, i);
    if (name_end == std::string_view::npos) return std::string_view::npos;
    const std::string_view name = s.substr(i + 1, name_end - i - 2);
    i = skip_white(s, name_end);
    if (i >= s.size() || s[i] != ':') return std::string_view::npos;
    i = skip_white(s, i + 1);
    if (i >= s.size()) return std::string_view::npos;
    if (name == "value" || name == "Resources") return s[i] == '[' ? i + 1 : std::string_view::npos;
    if (!name.starts_with("@odata.") && !describes_scim_list(name)) return std::string_view::npos;
    more_pages = more_pages || name == "@odata.nextLink";
    if (s[i] == '[') i = s.find(']', i);  // the schemas: URNs without brackets
    if (i < s.size() && s[i] == '"') i = skip_text(s, i);
    if (i == std::string_view::npos) return i;
    while (i < s.size() && s[i] != ',') ++i;
    ++i;
  }
}

/// An object that is written over several lines: its first line leaves a bracket open and the next does not begin
/// another object (as it would in NDJSON with a truncated line).
bool is_pretty_printed(std::string_view s) {
  const std::size_t line_end = s.find('\n');
  if (line_end == std::string_view::npos) return false;
  int open = 0;
  for (std::size_t i = 0; i < line_end; ++i) {
    if (s[i] == '"') {
      i = skip_text(s.substr(0, line_end), i);
      if (i == std::string_view::npos) return false;
      --i;
    } else {
      open += (s[i] == '{' || s[i] == '[') - (s[i] == '}' || s[i] == ']');
    }
  }
  const std::size_t next = skip_white(s, line_end);
  return open > 0 && next < s.size() && s[next] != '{';
}

/// Behind the line end of the first CSV row, or npos.
std::size_t row_end(std::string_view s) {
  bool quoted = false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '"')
      quoted = !quoted;
    else if (s[i] == '\n' && !quoted)
      return i + 1;
  }
  return std::string_view::npos;
}

const char* utf16_kind(std::string_view s) {
  if (s.starts_with("\xFF\xFE")) return "UTF-16 (little endian)";
  if (s.starts_with("\xFE\xFF")) return "UTF-16 (big endian)";
  if (s.size() >= 2 && s[0] != 0 && s[1] == 0) return "UTF-16 without a byte order mark";
  return nullptr;
}

Format guess(std::string_view s, std::string_view name) {
  const char first = s[skip_white(s, 0)];
  if (first == '[') return Format::json;
  if (first == '{') {
    bool ignored = false;
    return list_response(s, ignored) != std::string_view::npos || is_pretty_printed(s) ? Format::json : Format::ndjson;
  }
  if (has_ending(name, "json") || has_ending(name, "jsonl")) return Format::ndjson;
  return Format::csv;
}

}  // namespace

std::optional<Diagnostic> Input::open(ByteSource& source, const Limits& limits, const InputOptions& options,
                                      Input& input) {
  input = Input();
  if (options.offset != 0) {
    input.lines_ = true;
    input.splitter_ = line_splitter(source, {}, limits, options.block_bytes);
    input.splitter_->set_origin(options.offset, options.records);
    return std::nullopt;
  }
  Peek peek(source);
  peek.read(kPeek);
  if (const char* kind = utf16_kind(peek.text)) return diag::make(diag::kNotUtf8Input, {}, options.name, kind);
  if (peek.text.starts_with("\xEF\xBB\xBF")) peek.text.erase(0, 3);
  // Leading blank lines are no part of any format.
  for (std::size_t skip; !peek.ended && (skip = skip_white(peek.text, 0)) == peek.text.size();) {
    peek.text.clear();
    peek.read(kPeek);
  }
  if (skip_white(peek.text, 0) == peek.text.size()) {
    // Behind a record that is there, the splitter meets the failure again.
    if (peek.failed) return source.problem(options.name);
    if (options.format != Format::ndjson) return diag::make(diag::kEmptyInput, {}, options.name);
  }

  const Format format =
      options.format == Format::automatic ? guess(peek.text, without_compression(options.name)) : options.format;
  const std::size_t block = options.block_bytes;
  switch (format) {
    case Format::csv: {
      peek.text.erase(0, skip_white(peek.text, 0));
      std::size_t end;
      while ((end = row_end(peek.text)) == std::string_view::npos && !peek.ended && peek.text.size() < kLongestHeader)
        peek.read(peek.text.size() + kPeek);
      if (end == std::string_view::npos) {
        if (peek.failed) return source.problem(options.name);
        if (!peek.ended)
          return diag::make(diag::kBadCsvHeader, {}, options.name,
                            fmt::format("it is longer than {} bytes", kLongestHeader));
        end = peek.text.size();
      }
      const std::string header = peek.text.substr(0, end);
      peek.text.erase(0, end);
      input.csv_ = true;
      input.delimiter_ = csv_delimiter(header);
      if (auto error = read_csv_header(header, input.delimiter_, options.name, input.header_)) return error;
      input.splitter_ = csv_splitter(source, std::move(peek.text), input.delimiter_, limits, block);
      break;
    }
    case Format::json: {
      const std::size_t first = skip_white(peek.text, 0);
      bool more_pages = false;
      const std::size_t list = list_response(peek.text, more_pages);
      if (list != std::string_view::npos) {
        if (more_pages) input.note_ = options.name + " is one page of several: it has an @odata.nextLink";
        input.splitter_ = array_splitter(source, peek.text.substr(list), true, options.name, limits, block);
      } else if (peek.text[first] == '[') {
        input.splitter_ = array_splitter(source, peek.text.substr(first + 1), false, options.name, limits, block);
      } else if (peek.text[first] == '{') {
        input.splitter_ = sequence_splitter(source, std::move(peek.text), limits, block);
      } else {
        return diag::make(diag::kBadInputFormat, {}, options.name, "JSON of records begins with [ or {");
      }
      break;
    }
    default: input.lines_ = true; input.splitter_ = line_splitter(source, std::move(peek.text), limits, block);
  }
  input.splitter_->set_origin(peek.total - input.splitter_->bytes_read(), options.records);
  return std::nullopt;
}

std::unique_ptr<Reader> Input::reader(const RecordLayout& layout, const Limits& limits) const {
  return csv_ ? csv_reader(layout, limits, header_, delimiter_) : json_reader(layout, limits);
}

}  // namespace attrmap::record
