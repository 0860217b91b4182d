#include "record/splitter.hpp"

#include <algorithm>
#include <cstring>

namespace attrmap::record {
namespace {

constexpr std::size_t kLongestRecord = std::size_t{1} << 30;  // an Extent counts in 32 bits

class LineSplitter : public Splitter {
 public:
  using Splitter::Splitter;

 protected:
  void scan(const char* data, std::size_t from, std::size_t to) override {
    while (from < to) {
      const void* found = std::memchr(data + from, '\n', to - from);
      if (found == nullptr) return;
      const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - data);
      end_record(at, at + 1);
      from = at + 1;
    }
  }
  void finish(const char*, std::size_t end) override { end_record(end, end); }
};

}  // namespace

std::string_view Block::records_text() const {
  const auto whole = [](const Extent& e) { return e.kind == Extent::whole; };
  const auto first = std::find_if(records.begin(), records.end(), whole);
  const auto last = std::find_if(records.rbegin(), records.rend(), whole);
  if (first == records.end()) return {};
  return {bytes.data() + first->offset, std::size_t{last->offset} + last->size - first->offset};
}

Splitter::Splitter(ByteSource& source, std::string begun, const Limits& limits, std::size_t block_bytes)
    : source_(source),
      carried_(std::move(begun)),
      record_bytes_(std::min(limits.record_bytes, kLongestRecord)),
      block_bytes_(std::max<std::size_t>(block_bytes, 1)),
      bytes_read_(carried_.size()) {}

bool Splitter::is_blank(std::size_t begin, std::size_t end) const {
  const char* p = block_->bytes.data();
  while (begin < end && (p[begin] == ' ' || p[begin] == '\r' || p[begin] == '\n' || p[begin] == '\t')) ++begin;
  return begin == end;
}

void Splitter::add(Extent extent) {
  block_->records.push_back(extent);
  ++records_;
}

void Splitter::end_record(std::size_t end, std::size_t next) {
  if (skipping_)
    skipping_ = false;
  else if (end - begin_ > record_bytes_)
    add({0, 0, Extent::too_long});
  else if (!is_blank(begin_, end))
    add({static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(end - begin_), Extent::whole});
  begin_ = next;
}

std::size_t Splitter::fill(std::size_t size, std::size_t limit) {
  while (size < limit && !source_ended_ && !stopped_) {
    const std::ptrdiff_t got = source_.read(block_->bytes.data() + size, limit - size);
    stopped_ = got == ByteSource::kStopped;
    if (stopped_) break;
    if (got < 0) fail(source_.problem("on"));
    if (got <= 0)
      source_ended_ = true;
    else {
      size += static_cast<std::size_t>(got);
      bytes_read_ += static_cast<std::uint64_t>(got);
    }
  }
  return size;
}

bool Splitter::next(Block& block) {
  block_ = &block;
  block.records.clear();
  block.first_record = records_;
  if (done_) return false;
  std::size_t size = carried_.size();
  std::size_t scanned = carried_scanned_;
  std::size_t limit = std::max(block_bytes_, 2 * size);
  if (block.bytes.capacity() > 4 * limit) block.bytes.release();
  block.bytes.reserve(limit);
  std::copy(carried_.begin(), carried_.end(), block.bytes.data());
  begin_ = 0;
  for (;;) {
    size = fill(size, limit);
    block.offset = origin_ + bytes_read_ - size;
    scan(block.bytes.data(), scanned, size);
    scanned = size;
    if (source_ended_) {
      finish(block.bytes.data(), size);
      done_ = true;
      begin_ = size;
      break;
    }
    if (stopped_) {
      done_ = true;
      break;
    }
    if (skipping_ || begin_ == size) size = scanned = begin_;
    if (!block.records.empty()) break;
    if (size - begin_ > record_bytes_) {
      add({0, 0, Extent::too_long});
      skipping_ = true;
      size = begin_;
      break;
    }
    if (size == begin_) {  // nothing is held: what was dropped makes room
      begin_ = size = scanned = 0;
      continue;
    }
    limit = std::min(2 * limit, begin_ + record_bytes_ + block_bytes_);
    block.bytes.reserve(limit);
  }
  if (carried_.capacity() > 4 * block_bytes_) std::string().swap(carried_);
  carried_.assign(block.bytes.data() + begin_, size - begin_);
  carried_scanned_ = carried_.size();
  std::memset(block.bytes.data() + size, ' ', kPadding);
  block.end = block.offset + begin_;
  block.restartable = !skipping_ && !error_;
  return !block.records.empty();
}

std::unique_ptr<Splitter> line_splitter(ByteSource& source, std::string begun, const Limits& limits,
                                        std::size_t block_bytes) {
  return std::make_unique<LineSplitter>(source, std::move(begun), limits, block_bytes);
}

}  // namespace attrmap::record
