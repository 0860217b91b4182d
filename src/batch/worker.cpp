#include "batch/worker.hpp"

#include <exception>

#include "diag/codes_evaluate.hpp"
#include "diag/codes_input.hpp"
#include "diag/make.hpp"

namespace attrmap::batch {
namespace {

Diagnostic unexpected(const std::exception& e) {  // out of memory, most likely
  return diag::make(diag::kInternal, {}, e.what());
}

/// How many records from `first` on go together.
std::size_t group(const std::vector<record::Extent>& records, std::size_t first, std::size_t most, std::size_t bytes) {
  std::size_t n = 1;
  for (std::size_t sum = records[first].size; n < most && first + n < records.size(); ++n)
    if ((sum += records[first + n].size) > bytes) break;
  return n;
}

}  // namespace

RecordWorker::RecordWorker(const record::Input& input, const record::RecordLayout& layout, const Limits& limits,
                           bool stop_on_error, std::size_t together)
    : reader_(input.reader(layout, limits)),
      limits_(limits),
      stop_on_error_(stop_on_error),
      slots_(together * layout.slots()),
      rows_(together) {
  for (std::size_t i = 0; i < together; ++i) rows_[i].slots = slots_.data() + i * layout.slots();
}

bool RecordWorker::run(const record::Block& block, Output& output, Counts& counts) {
  reader_->prepare(block.records_text());
  for (std::size_t first = 0, n; first < block.records.size(); first += n) {
    n = group(block.records, first, rows_.size(), kTogetherBytes);
    if (!prepare(block, first, n) && n > 1) {  // it is to cost only the record that it comes from
      n = 1;
      reader_->prepare(block.records_text());
      prepare(block, first, n);
    }
    if (!finish(n, output, counts)) return false;
  }
  return true;
}

/// False: something threw, which is the first row's error if it is alone.
bool RecordWorker::prepare(const record::Block& block, std::size_t first, std::size_t n) try {
  arena().reset();
  for (std::size_t i = 0; i < n; ++i) {
    Row& row = rows_[i];
    row.record = block.first_record + first + i + 1;
    row.id = Val();
    row.error = read(block, block.records[first + i], row);
  }
  evaluate({rows_.data(), n});
  return true;
} catch (const std::exception& e) {
  rows_[0].error = unexpected(e);
  return false;
}

std::optional<Diagnostic> RecordWorker::read(const record::Block& block, const record::Extent& extent, Row& row) {
  switch (extent.kind) {
    case record::Extent::whole: return reader_->read(block.text(extent), arena(), row.slots, row.id);
    case record::Extent::too_long: return diag::make(diag::kRecordTooLong, {}, limits_.record_bytes);
    case record::Extent::missing: break;
  }
  return diag::make(diag::kBadJsonRecord, {}, "nothing between two commas");
}

bool RecordWorker::finish(std::size_t n, Output& output, Counts& counts) {
  for (std::size_t i = 0; i < n; ++i) {
    Row& row = rows_[i];
    const std::uint64_t failed = counts.failed;
    ++counts.records;
    if (!row.error) {
      const std::size_t before = output.size();
      try {
        write(i, row, output, counts);
      } catch (const std::exception& e) {
        output.cut(before);
        row.error = unexpected(e);
      }
    }
    if (row.error) {
      ++counts.failed;
      counts.add_error(row.error->code);
      const Val& id = row.id;
      write_unreadable(id.kind == Val::list || id.kind == Val::object ? Val() : id, row.record, *row.error, output);
    }
    if (stop_on_error_ && counts.failed != failed) return false;
  }
  return true;
}

}  // namespace attrmap::batch
