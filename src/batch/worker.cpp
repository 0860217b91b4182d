#include "batch/worker.hpp"

#include <exception>

#include "diag/codes_evaluate.hpp"
#include "diag/codes_input.hpp"
#include "diag/make.hpp"

namespace attrmap::batch {

RecordWorker::RecordWorker(const record::Input& input, const record::RecordLayout& layout, const Limits& limits,
                           bool stop_on_error)
    : reader_(input.reader(layout, limits)), limits_(limits), stop_on_error_(stop_on_error) {}

bool RecordWorker::run(const record::Block& block, Output& output, Counts& counts) {
  reader_->prepare(block.records_text());
  for (std::size_t i = 0; i < block.records.size(); ++i) {
    const std::uint64_t failed = counts.failed;
    take(block, i, output, counts);
    if (stop_on_error_ && counts.failed != failed) return false;
  }
  return true;
}

void RecordWorker::take(const record::Block& block, std::size_t index, Output& output, Counts& counts) {
  const std::uint64_t number = block.first_record + index + 1;
  const record::Extent& extent = block.records[index];
  ++counts.records;
  arena().reset();
  Val id;
  std::optional<Diagnostic> error;
  const std::size_t before = output.size();
  switch (extent.kind) {
    case record::Extent::too_long: error = diag::make(diag::kRecordTooLong, {}, limits_.record_bytes); break;
    case record::Extent::missing: error = diag::make(diag::kBadJsonRecord, {}, "nothing between two commas"); break;
    case record::Extent::whole: try { error = take(block.text(extent), number, id, output, counts);
      } catch (const std::exception& e) {  // out of memory, most likely
        output.cut(before);
        error = diag::make(diag::kInternal, {}, e.what());
      }
  }
  if (!error) return;
  ++counts.failed;
  counts.add_error(error->code);
  write_unreadable(id.kind == Val::list || id.kind == Val::object ? Val() : id, number, *error, output);
}

}  // namespace attrmap::batch
