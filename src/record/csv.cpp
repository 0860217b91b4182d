#include "record/csv.hpp"

#include <csv.h>

#include <algorithm>

#include "base/unicode.hpp"
#include "diag/codes_evaluate.hpp"
#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "record/slot_writer.hpp"

namespace attrmap::record {
namespace {

/// libcsv, one row at a time.
class RowParser {
 public:
  explicit RowParser(char delimiter) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
    csv_set_space_func(&parser_, [](unsigned char) { return 0; });
    csv_set_term_func(&parser_, [](unsigned char c) { return c == '\n' ? 1 : 0; });
  }
  ~RowParser() { csv_free(&parser_); }
  RowParser(const RowParser&) = delete;
  RowParser& operator=(const RowParser&) = delete;

  /// Calls field(index, text) for each. What is wrong, or empty.
  template <class Field>
  std::string_view parse(std::string_view row, Field&& field) {
    struct State {
      Field& call;
      std::size_t fields = 0, rows = 0;
    } state{field};
    const auto on_field = [](void* text, std::size_t size, void* data) {
      auto& s = *static_cast<State*>(data);
      s.call(s.fields++, std::string_view(static_cast<const char*>(text), size));
    };
    const auto on_row = [](int, void* data) { ++static_cast<State*>(data)->rows; };
    const bool parsed = csv_parse(&parser_, row.data(), row.size(), on_field, on_row, &state) == row.size();
    const bool ended = parsed && csv_fini(&parser_, on_field, on_row, &state) == 0;
    fields_ = state.fields;
    if (parsed && ended) return {};
    const int error = csv_error(&parser_);
    reset();
    if (error == CSV_ENOMEM || error == CSV_ETOOBIG) throw std::bad_alloc();
    return parsed ? "a quote is not closed" : "a quote inside of a field, or text behind a closing quote";
  }
  std::size_t fields() const { return fields_; }

 private:
  // After an error libcsv keeps its state; a fresh parser is the only way out of it.
  void reset() {
    const unsigned char delimiter = csv_get_delim(&parser_);
    csv_free(&parser_);
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser_, delimiter);
    csv_set_space_func(&parser_, [](unsigned char) { return 0; });
    csv_set_term_func(&parser_, [](unsigned char c) { return c == '\n' ? 1 : 0; });
  }

  csv_parser parser_{};
  std::size_t fields_ = 0;
};

std::string_view without_line_end(std::string_view row) {
  while (!row.empty() && (row.back() == '\n' || row.back() == '\r')) row.remove_suffix(1);
  return row;
}

std::optional<Diagnostic> not_utf8(std::string_view row) {
  if (is_ascii(row)) return std::nullopt;
  const std::size_t bad = invalid_utf8_at(row);
  if (bad == std::string_view::npos) return std::nullopt;
  return diag::make(diag::kInvalidUtf8, {}, bad + 1, static_cast<unsigned>(static_cast<unsigned char>(row[bad])));
}

class CsvReader : public Reader {
 public:
  CsvReader(const RecordLayout& layout, const Limits& limits, std::vector<std::string> header, char delimiter)
      : limits_(limits), writer_(layout), header_(std::move(header)), parser_(delimiter) {
    for (const std::string& name : header_) columns_.push_back(entries(layout.root(), name));
  }

  std::optional<Diagnostic> read(std::string_view text, Arena& arena, Val* slots, Val& id) override {
    writer_.begin(slots, id);
    const std::string_view row = without_line_end(text);
    if (auto error = not_utf8(row)) return error;
    std::size_t too_large = SIZE_MAX;
    const std::string_view wrong = parser_.parse(row, [&](std::size_t column, std::string_view field) {
      if (column >= columns_.size() || columns_[column].empty()) return;
      if (field.size() > limits_.text_bytes) {
        too_large = std::min(too_large, column);
        return;
      }
      const Val value = field.empty()
                            ? Val()
                            : Val::of_text(arena.copy(field), is_ascii(field) ? Val::ascii | Val::padded : Val::padded);
      for (const Entry* entry : columns_[column]) writer_.put(*entry, value, arena);
    });
    if (!wrong.empty()) return diag::make(diag::kBadCsvRow, {}, wrong);
    if (parser_.fields() != columns_.size())
      return diag::make(diag::kCsvFieldCount, {}, parser_.fields(), columns_.size());
    if (too_large != SIZE_MAX)
      return diag::make(diag::kAttributeTooLarge, {}, header_[too_large], limits_.text_bytes, limits_.list_items);
    writer_.finish();
    return std::nullopt;
  }

 private:
  static std::vector<const Entry*> entries(const MemberTable& root, std::string_view name) {
    std::vector<const Entry*> found;
    if (const Entry* entry = root.find_anywhere(name)) found.push_back(entry);
    const MemberTable* table = &root;
    for (std::size_t dot; (dot = name.find('.')) != std::string_view::npos; name.remove_prefix(dot + 1)) {
      const Entry* outer = table->find_anywhere(name.substr(0, dot));
      if (outer == nullptr || outer->child == nullptr) return found;
      table = outer->child;
      if (const Entry* entry = table->find_anywhere(name.substr(dot + 1))) found.push_back(entry);
    }
    return found;
  }

  const Limits& limits_;
  SlotWriter writer_;
  std::vector<std::string> header_;
  std::vector<std::vector<const Entry*>> columns_;
  RowParser parser_;
};

}  // namespace

char csv_delimiter(std::string_view header) {
  for (const char c : {',', ';', '\t'})
    if (header.find(c) != std::string_view::npos) return c;
  return ',';
}

std::optional<Diagnostic> read_csv_header(std::string_view row, char delimiter, std::string_view name,
                                          std::vector<std::string>& names) {
  row = without_line_end(row);
  if (auto error = not_utf8(row)) return diag::make(diag::kBadCsvHeader, {}, name, error->message);
  names.clear();
  RowParser parser(delimiter);
  const std::string_view wrong =
      parser.parse(row, [&](std::size_t, std::string_view field) { names.emplace_back(trim(field)); });
  if (!wrong.empty()) return diag::make(diag::kBadCsvHeader, {}, name, wrong);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) return diag::make(diag::kBadCsvHeader, {}, name, fmt::format("column {} has no name", i + 1));
    if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
        names.begin() + static_cast<std::ptrdiff_t>(i))
      return diag::make(diag::kBadCsvHeader, {}, name, fmt::format("`{}` occurs twice", names[i]));
  }
  return std::nullopt;
}

std::unique_ptr<Reader> csv_reader(const RecordLayout& layout, const Limits& limits, std::vector<std::string> header,
                                   char delimiter) {
  return std::make_unique<CsvReader>(layout, limits, std::move(header), delimiter);
}

}  // namespace attrmap::record
