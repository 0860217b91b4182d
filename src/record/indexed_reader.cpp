#include "record/indexed_reader.hpp"

#include <simdjson.h>

#include <algorithm>

#include "record/json_text.hpp"
#include "record/nested.hpp"

namespace attrmap::record {
namespace {

constexpr std::size_t kLargest = 1024 * 1024;  // four bytes of index a byte at worst
constexpr std::size_t kMostExpected = 256;     // members an object
constexpr std::ptrdiff_t kNear = 8;            // members that records lack side by side, mostly

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
inline bool is_null(const char* begin, const char* end) {
  return end - begin == 4 && std::memcmp(begin, "null", 4) == 0;
}

}  // namespace

struct IndexedReader::Index {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
  std::size_t capacity = 0;
};

IndexedReader::IndexedReader(const RecordLayout& layout, const Limits& limits)
    : layout_(layout), limits_(limits), index_(std::make_unique<Index>()), orders_(layout.tables()) {
  for (Order& order : orders_) {
    order.reserve(kMostExpected + 1);  // its entries stay where they are
    order.emplace_back();
  }
}

IndexedReader::~IndexedReader() = default;

void IndexedReader::index(std::string_view bytes) {
  forget();
  if (bytes.empty() || bytes.size() > kLargest || limits_.text_bytes < kShortText) return;
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

/// The text whose token is at `next`.
inline bool IndexedReader::text(const std::uint32_t* next, Val& result) {
  const std::string_view raw = between_quotes(base_ + next[0], base_ + next[1]);
  if (raw.data() == nullptr) [[unlikely]]
    return false;
  if (raw.size() > kShortText) [[unlikely]]
    return raw.size() <= limits_.text_bytes && scanned(raw, scan_text(raw.data(), raw.size()), result);
  return scanned(raw, scan_short_text(raw.data(), raw.size()), result);
}

inline bool IndexedReader::scanned(std::string_view raw, TextScan scan, Val& result) {
  if (scan.escaped) [[unlikely]]
    return escaped(raw, result);
  result = Val::of_text(raw, static_cast<std::uint8_t>(Val::clean | Val::padded | (scan.ascii ? Val::ascii : 0)));
  return true;
}

bool IndexedReader::escaped(std::string_view raw, Val& result) {
  std::string_view plain;
  if (!unescape(raw, *arena_, plain)) return false;
  result = Val::of_text(
      plain, static_cast<std::uint8_t>(Val::padded | (scan_text(plain.data(), plain.size()).ascii ? Val::ascii : 0)));
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

/// Does the member whose name is at `name` have the expected one? Then the token behind is the colon.
inline bool IndexedReader::is(const Expected& expected, const char* name) {
  return (~equal_bytes(name, expected.text) & expected.bits) == 0;
}

/// What is to be done with the member that comes next; goes behind its colon, and `expected` to what follows. Null: it
/// is not well-formed, or its name has an escape and may be another one.
inline const IndexedReader::Expected* IndexedReader::member(const MemberTable& table, const std::uint32_t*& next,
                                                            const Expected*& expected) {
  if (!is(*expected, base_ + *next)) [[unlikely]] {
    next_ = next;
    const Expected* here = expected;  // so that `expected` need not be in memory
    const Expected* const found = find(table, here);
    expected = here;
    next = next_;
    return found;
  }
  next += 2;
  return expected++;
}

const IndexedReader::Expected* IndexedReader::find(const MemberTable& table, const Expected*& expected) {
  Order& order = orders_[table.number()];
  const char* const begin = base_ + *next_;
  const auto is_here = [&](const Expected& each) { return is(each, begin); };
  const auto go_to = [&](const Expected* found) {
    next_ += 2;
    expected = found + 1;
    return found;
  };
  // Records lack members that others have.
  const Expected* const end = &order.back();
  const Expected* const near = expected + std::min(kNear, end - expected);
  if (const auto* later = std::find_if(expected, near, is_here); later != near) return go_to(later);
  std::string_view text;
  if (!name(text) || scan_text(text.data(), text.size()).escaped) return nullptr;
  // A name that is_here() cannot find is not to be expected again and again.
  const bool learns =
      order.size() <= kMostExpected && text.size() + 3 <= Expected::kLongest && begin[text.size() + 2] == ':';
  if (learns) {  // some have another order
    const Expected* const first = order.data();
    if (const auto* other = std::find_if(first, end, is_here); other != end) return go_to(other);
  }
  Expected found;
  found.entry = table.find(text);
  found.slot = found.entry == nullptr ? Expected::kUnwanted : found.entry->only_slot;
  if (!learns) {
    next_ += 2;
    found_ = found;
    return &found_;
  }
  // From now on it is expected between what stands here before and behind it.
  std::copy_n(begin, text.size() + 3, found.text);
  found.bits = static_cast<std::uint32_t>((std::uint64_t{1} << (text.size() + 3)) - 1);
  return go_to(&*order.insert(order.begin() + (expected - order.data()), found));
}

/// Over a value that nobody wants.
inline bool IndexedReader::pass(const std::uint32_t*& next) {
  if (base_[*next] == '"' || is_null(base_ + next[0], base_ + next[1])) [[likely]]
    return ++next, true;
  next_ = next;
  const bool passed = skip();
  next = next_;
  return passed;
}

bool IndexedReader::walk(const MemberTable& table, std::uint32_t depth) {
  if (at(next_) == '}') return ++next_, true;
  const Expected* expected = orders_[table.number()].data();
  for (const std::uint32_t* next = next_;;) {
    const Expected* const what = member(table, next, expected);
    if (what == nullptr) return false;
    if (what->slot == Expected::kUnwanted) {
      if (!pass(next)) return false;
    } else if (what->slot >= 0 && base_[*next] == '"') {
      Val& slot = slots_[what->slot];
      if (!text(next, slot)) return false;
      if (slot.size == 0 && layout_.options().empty_as_null) slot = Val();
      ++next;
    } else {
      next_ = next;
      if (what->slot >= 0 ? !value(slots_[what->slot], depth, what->entry->kept) : !take(*what->entry, depth))
        return false;
      next = next_;
    }
    const char behind = base_[*next++];
    if (behind == ',') continue;
    next_ = next;
    return behind == '}';
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
    case '"': return text(next_++, result);
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
  const std::uint32_t* next = next_ + 1;
  if (base_[*next] == '}') {
    ++next;
  } else {
    const Expected* expected = kept == nullptr ? nullptr : orders_[kept->number()].data();
    std::size_t left = limits_.list_items;
    for (char c = ','; c == ','; c = base_[*next++]) {
      if (left-- == 0) return false;
      std::string_view name;
      if (kept != nullptr) {
        const Expected* const what = this->member(*kept, next, expected);
        if (what == nullptr) return false;
        if (what->slot == Expected::kUnwanted) {
          if (!pass(next)) return false;
          continue;
        }
        name = what->entry->name;
      } else {
        next_ = next;
        if (!this->name(name) || scan_text(name.data(), name.size()).escaped) return false;
        next += 2;
      }
      if (base_[*next] == '"') {
        Member& member = members_.emplace_back();
        member.name = name;
        if (!text(next++, member.value)) return false;
      } else {
        Member member{name, {}};
        next_ = next;
        if (!value(member.value, depth + 1, kept)) return false;
        next = next_;
        members_.push_back(member);
      }
    }
    if (base_[next[-1]] != '}') return false;
  }
  next_ = next;
  result = Val::of_object(take_whole(members_, base, *arena_));
  return true;
}

}  // namespace attrmap::record
