// The fast way to read the records of a block: simdjson finds the structural characters of the whole block at once, and
// the records are walked from one to the next. It takes well-formed records only and says nothing about others: what it
// refuses is to be read by the reader that knows every error (json_record.cpp), with the same result for all records
// that both take.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "attrmap/limits.hpp"
#include "base/arena.hpp"
#include "record/layout.hpp"
#include "record/simd.hpp"
#include "record/slot_writer.hpp"

namespace attrmap::record {

class IndexedReader {
 public:
  IndexedReader(const RecordLayout& layout, const Limits& limits);
  ~IndexedReader();

  /// Indexes `bytes`, which have kPadding readable bytes behind them. What is too large or not well-formed as a whole
  /// is left without an index.
  void index(std::string_view bytes);
  /// The indexed bytes are no longer there.
  void forget() { base_ = nullptr; }

  /// Reads a record inside the indexed bytes; records are to come in their order. False: nothing is known about it, and
  /// the slots are void.
  bool read(std::string_view text, SlotWriter& writer, Arena& arena);

 private:
  /// A member that stood in an object before: records of one origin have one order, and some lack what others have.
  struct Expected {
    static constexpr std::size_t kLongest = 32;  ///< longer ones are not expected
    static constexpr std::int32_t kUnwanted = -2, kOther = -1;
    alignas(16) char text[kLongest] = {'\xFF'};  ///< the name in its quotes, and the colon; this is no name
    std::uint32_t bits = 1;                      ///< one for each byte of it
    std::int32_t slot = kOther;                  ///< Entry::only_slot, or kUnwanted
    const Entry* entry = nullptr;
  };
  /// Of one table; the last one matches nothing.
  using Order = std::vector<Expected>;
  struct Index;  // simdjson's

  bool walk(const MemberTable& table, std::uint32_t depth);
  static bool is(const Expected& expected, const char* name);
  const Expected* member(const MemberTable& table, const std::uint32_t*& next, const Expected*& expected);
  const Expected* find(const MemberTable& table, const Expected*& expected);
  bool take(const Entry& entry, std::uint32_t depth);
  bool skip();
  bool value(Val& result, std::uint32_t depth, const MemberTable* kept);
  bool text(const std::uint32_t* next, Val& result);
  bool scanned(std::string_view raw, TextScan scan, Val& result);
  bool escaped(std::string_view raw, Val& result);
  bool scalar(Val& result);
  bool list(Val& result, std::uint32_t depth, const MemberTable* kept);
  bool object(Val& result, std::uint32_t depth, const MemberTable* kept);
  bool pass(const std::uint32_t*& next);
  bool name(std::string_view& name) const;

  char at(const std::uint32_t* index) const { return base_[*index]; }

  const RecordLayout& layout_;
  const Limits& limits_;
  std::unique_ptr<Index> index_;
  std::vector<Order> orders_;  // by MemberTable::number()
  Expected found_;             // of a member that was not expected
  const char* base_ = nullptr;
  std::size_t size_ = 0;
  const std::uint32_t* next_ = nullptr;  // the token to be read
  const std::uint32_t* end_ = nullptr;   // behind the last token; what stands there is no token
  Val* slots_ = nullptr;
  SlotWriter* writer_ = nullptr;
  Arena* arena_ = nullptr;
  std::vector<Val> items_;       // of the lists that are being read
  std::vector<Member> members_;  // of the objects that are being read
};

}  // namespace attrmap::record
