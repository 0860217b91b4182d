// Where CSV rows end. A quote opens a quoted field only where a field begins, so that a stray one spoils its own row
// alone.
#include <cstring>

#include "record/splitter.hpp"

namespace attrmap::record {
namespace {

class CsvSplitter : public Splitter {
 public:
  CsvSplitter(ByteSource& source, std::string begun, char delimiter, const Limits& limits, std::size_t block_bytes)
      : Splitter(source, std::move(begun), limits, block_bytes), delimiter_(delimiter) {}

 protected:
  void scan(const char* data, std::size_t from, std::size_t to) override {
    while (from < to) {
      if (quoted_) {
        const auto* quote = static_cast<const char*>(std::memchr(data + from, '"', to - from));
        if (quote == nullptr) return;
        quoted_ = false;
        before_ = '"';  // a quote right behind it means that the field goes on
        from = static_cast<std::size_t>(quote - data) + 1;
        continue;
      }
      const auto* line_end = static_cast<const char*>(std::memchr(data + from, '\n', to - from));
      const std::size_t stop = line_end == nullptr ? to : static_cast<std::size_t>(line_end - data);
      const auto* quote = static_cast<const char*>(std::memchr(data + from, '"', stop - from));
      if (quote != nullptr) {
        const auto at = static_cast<std::size_t>(quote - data);
        const char before = at == from ? before_ : data[at - 1];
        quoted_ = before == delimiter_ || before == '\n' || (at == from && before == '"');
        before_ = quoted_ ? 0 : 1;  // no opening behind a stray quote
        from = at + 1;
      } else if (line_end != nullptr) {
        end_record(stop, stop + 1);
        before_ = '\n';
        from = stop + 1;
      } else {
        before_ = data[to - 1];
        return;
      }
    }
  }
  void finish(const char*, std::size_t end) override {
    if (!error()) end_record(end, end);  // a row that was cut off may look whole
  }

 private:
  char delimiter_;
  bool quoted_ = false;
  char before_ = '\n';  // the byte before the next one to scan, or `"` for a closing quote
};

}  // namespace

std::unique_ptr<Splitter> csv_splitter(ByteSource& source, std::string begun, char delimiter, const Limits& limits,
                                       std::size_t block_bytes) {
  return std::make_unique<CsvSplitter>(source, std::move(begun), delimiter, limits, block_bytes);
}

}  // namespace attrmap::record
