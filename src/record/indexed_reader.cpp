#include "record/indexed_reader.hpp"

#include <simdjson.h>

#include <algorithm>

#include "record/json_text.hpp"
#include "record/nested.hpp"
#include "record/simd.hpp"

namespace attrmap::record {
namespace {

constexpr std::size_t kLargest = 1024 * 1024;  // four bytes of index a byte at worst
constexpr std::size_t kMostExpected = 256;     // members an object

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// The raw text of a string whose opening quote is at `begin`, when the next token is at `end`: only white space stands
/// between its closing quote and that. Null data: it does not close.
inline std::string_view between_quotes(const char* begin, const char* end) {
  --end;
  while (*end != '"') [[unlikely]] if (!is_white(*end--)) return {};
  if (end == begin) return {};
  return {begin + 1, static_cast<std::size_t>(end - begin - 1)};
}

/// A bit for each of the 32 bytes: is it the same? They must be readable.
inline std::uint32_t equal_bytes(const char* a, const char* b) {
#if defined(__SSE2__)
  const auto equal = [&](std::size_t at) {
    return static_cast<std::uint32_t>(
        _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(a + at)),
                                         _mm_loadu_si128(reinterpret_cast<const __m128i*>(b + at)))));
  };
  return equal(0) | equal(16) << 16;
#else
  std::uint32_t bits = 0;
  for (int i = 0; i < 32; ++i) bits |= std::uint32_t{a[i] == b[i]} << i;
  return bits;
#endif
}

/// Is the token at `begin` the word null, with the next one at `end` right behind it?
inline bool is_null(const char* begin, const char* end) { return end - begin == 4 && std::memcmp(begin, "null", 4) == 0; }

}  // namespace

struct IndexedReader::Index {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
  std::size_t capacity = 0;
};

IndexedReader::IndexedReader(const RecordLayout& layout, const Limits& limits)
    : layout_(layout), limits_(limits), index_(std::make_unique<Index>()), orders_(layout.tables(), Order(1)) {}

IndexedReader::~IndexedReader() = default;

void IndexedReader::index(std::string_view bytes) {
  forget();
  if (bytes.empty() || bytes.size() > kLargest) return;
  if (index_->capacity < bytes.size()) {
    std::size_t capacity = 64 * 1024;
    while (capacity < bytes.size()) capacity *= 2;
    index_->capacity = 0;
    if (simdjson::get_active_implementation()->create_dom_parser_implementation(capacity, 1, index_->parser)) return;
    index_->capacity = capacity;
  }
  auto& parser = *index_->parser;
  if (parser.stage1(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), simdjson::stage1_mode::regular))
    return;
  base_ = bytes.data();
  size_ = bytes.size();
  next_ = parser.structural_indexes.get();
  end_ = next_ + parser.n_structural_indexes;
}

/// The name of a member whose token is the next one, before its colon. Escapes are still in it.
inline bool IndexedReader::name(std::string_view& name) const {
  if (at(next_) != '"' || at(next_ + 1) != ':') return false;
  name = between_quotes(base_ + next_[0], base_ + next_[1]);
  return name.data() != nullptr;
}

inline bool IndexedReader::text(Val& result) {
  const std::string_view raw = between_quotes(base_ + next_[0], base_ + next_[1]);
  if (raw.data() == nullptr || raw.size() > limits_.text_bytes) return false;
  ++next_;
  const TextScan scan = scan_text(raw.data(), raw.size());
  if (!scan.escaped) [[likely]] {
    result = Val::of_text(raw, static_cast<std::uint8_t>(Val::clean | (scan.ascii ? Val::ascii : 0)));
    return true;
  }
  std::string_view plain;
  if (!unescape(raw, *arena_, plain)) return false;
  result = Val::of_text(plain, scan_text(plain.data(), plain.size()).ascii ? Val::ascii : 0);
  return true;
}

bool IndexedReader::read(std::string_view text, SlotWriter& writer, Arena& arena) {
  if (base_ == nullptr || text.data() < base_ || text.data() + text.size() > base_ + size_) return false;
  const auto begin = static_cast<std::uint32_t>(text.data() - base_);
  const auto end = static_cast<std::uint32_t>(begin + text.size());
  while (next_ != end_ && *next_ < begin) ++next_;
  if (next_ == end_ || *next_ >= end || at(next_) != '{') return false;
  // A quote that was lost before would hide what stands before the bracket.
  for (std::uint32_t i = begin; i < *next_; ++i)
    if (!is_white(base_[i])) return false;
  const std::uint32_t* const first = next_++;
  writer_ = &writer;
  slots_ = writer.slots();
  arena_ = &arena;
  items_.clear();
  members_.clear();
  const bool whole = walk(layout_.root(), 1) && next_[-1] < end && (next_ == end_ || *next_ >= end);
  if (!whole) next_ = first;
  return whole;
}

/// What is to be done with the member that comes next, behind whose colon it goes; `expected` goes on. Null: it is not
/// well-formed, or its name has an escape and may be another one.
inline const IndexedReader::Expected* IndexedReader::member(const MemberTable& table, std::size_t position,
                                                            const Expected*& expected) {
  const Expected* const likely = expected;
  // Where these bytes stand, the next token is the colon.
  if (likely->bits == 0 || (~equal_bytes(base_ + *next_, likely->text) & likely->bits) != 0) [[unlikely]]
    return find(table, position, expected);
  next_ += 2;
  ++expected;
  return likely;
}

const IndexedReader::Expected* IndexedReader::find(const MemberTable& table, std::size_t position,
                                                   const Expected*& expected) {
  std::string_view text;
  if (!name(text) || scan_text(text.data(), text.size()).escaped) return nullptr;
  next_ += 2;
  found_.entry = table.find(text);
  found_.slot = found_.entry == nullptr ? Expected::kUnwanted : found_.entry->only_slot;
  // It is expected at this position from now on.
  Order& order = orders_[table.number()];
  if (text.size() + 3 <= Expected::kLongest && position < kMostExpected) {
    if (position + 1 >= order.size()) order.resize(position + 2);
    Expected& now = order[position];
    now = found_;
    char* to = now.text;
    *to++ = '"';
    to = std::copy(text.begin(), text.end(), to);
    *to++ = '"';
    *to = ':';
    now.bits = static_cast<std::uint32_t>((std::uint64_t{1} << (text.size() + 3)) - 1);
  }
  expected = &order[std::min(position + 1, order.size() - 1)];
  return &found_;
}

/// Over a value that nobody wants and whose token begins with c.
inline bool IndexedReader::pass(char c) {
  if (c == '"' || is_null(base_ + next_[0], base_ + next_[1])) return ++next_, true;
  return skip();
}

bool IndexedReader::walk(const MemberTable& table, std::uint32_t depth) {
  if (at(next_) == '}') return ++next_, true;
  const Expected* expected = orders_[table.number()].data();
  for (std::size_t position = 0;; ++position) {
    const Expected* const what = member(table, position, expected);
    if (what == nullptr) return false;
    const char c = at(next_);
    if (what->slot == Expected::kUnwanted) {
      if (!pass(c)) return false;
    } else if (what->slot >= 0) {
      Val& slot = slots_[what->slot];
      if (!(c == '"' ? text(slot) : value(slot, depth, what->entry->kept))) return false;
      if (slot.kind == Val::text && slot.size == 0 && layout_.options().empty_as_null) slot = Val();
    } else if (!take(*what->entry, depth)) {
      return false;
    }
    const char behind = at(next_++);
    if (behind != ',') return behind == '}';
  }
}

bool IndexedReader::take(const Entry& entry, std::uint32_t depth) {
  if (entry.bindings.empty()) {  // only members of it are wanted
    if (at(next_) != '{') return skip();
    if (depth >= limits_.json_depth) return false;
    ++next_;
    return walk(*entry.child, depth + 1);
  }
  Val result;
  if (!value(result, depth, entry.kept)) return false;
  writer_->put(entry, result, *arena_);
  return true;
}

/// What nobody wants: its outline alone is looked at, as JsonReader does.
bool IndexedReader::skip() {
  const char c = at(next_);
  if (c == '{' || c == '[') {
    const char* const base = base_;
    const std::uint32_t* next = next_;
    std::size_t depth = 0;
    do {
      if (next == end_) return false;
      const char each = base[*next++];
      // { and [ differ by 0x20 alone, as do } and ].
      depth += (each | 0x20) == '{';
      depth -= (each | 0x20) == '}';
    } while (depth != 0);
    next_ = next;
    return true;
  }
  Val ignored;
  return c == '"' ? (++next_, true) : scalar(ignored);
}

bool IndexedReader::value(Val& result, std::uint32_t depth, const MemberTable* kept) {
  switch (at(next_)) {
    case '"': return text(result);
    case '{': return object(result, depth, kept);
    case '[': return list(result, depth, kept);
    default: return scalar(result);
  }
}

bool IndexedReader::scalar(Val& result) {
  if (is_null(base_ + next_[0], base_ + next_[1])) {
    ++next_;
    result = Val();
    return true;
  }
  if (next_ == end_) return false;
  const char* const begin = base_ + next_[0];
  const std::string_view token = trim_json({begin, static_cast<std::size_t>(base_ + next_[1] - begin)});
  ++next_;
  if (token == "null")
    result = Val();
  else if (token == "true" || token == "false")
    result = layout_.options().booleans_as_text
                 ? Val::of_text(token.front() == 't' ? "True" : "False", Val::ascii | Val::clean)
                 : Val::of_boolean(token.front() == 't');
  else
    return read_number(token, result);
  return true;
}

bool IndexedReader::list(Val& result, std::uint32_t depth, const MemberTable* kept) {
  if (depth >= limits_.json_depth) return false;
  const std::size_t base = items_.size();
  ++next_;
  if (at(next_) == ']') {
    ++next_;
  } else {
    for (char c = ','; c == ','; c = at(next_++)) {
      if (items_.size() - base >= limits_.list_items) return false;
      Val item;
      if (!value(item, depth + 1, kept)) return false;
      items_.push_back(item);
    }
    if (at(next_ - 1) != ']') return false;
  }
  result = Val::of_list(take_whole(items_, base, *arena_));
  return true;
}

bool IndexedReader::object(Val& result, std::uint32_t depth, const MemberTable* kept) {
  if (depth >= limits_.json_depth) return false;
  const std::size_t base = members_.size();
  ++next_;
  if (at(next_) == '}') {
    ++next_;
  } else {
    const Expected* expected = kept == nullptr ? nullptr : orders_[kept->number()].data();
    std::size_t position = 0;
    for (char c = ','; c == ','; c = at(next_++), ++position) {
      if (position >= limits_.list_items) return false;
      Member member;
      if (kept != nullptr) {
        const Expected* const what = this->member(*kept, position, expected);
        if (what == nullptr) return false;
        if (what->slot == Expected::kUnwanted) {
          if (!pass(at(next_))) return false;
          continue;
        }
        member.name = what->entry->name;
      } else {
        if (!name(member.name) || scan_text(member.name.data(), member.name.size()).escaped) return false;
        next_ += 2;
      }
      if (!(at(next_) == '"' ? text(member.value) : value(member.value, depth + 1, kept))) return false;
      members_.push_back(member);
    }
    if (at(next_ - 1) != '}') return false;
  }
  result = Val::of_object(take_whole(members_, base, *arena_));
  return true;
}

}  // namespace attrmap::record
