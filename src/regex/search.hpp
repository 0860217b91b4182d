// The matches of one pattern in one subject, one after the other, by whichever engine serves.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "regex/compiled.hpp"

namespace attrmap::regex {

/// Longest subject that PCRE2 gets for a pattern whose matches are not bounded: the cost of one of its backtracking
/// points grows with the subject, and only our own matcher counts that.
inline constexpr std::size_t kPcreSubjectLimit = 2048;

template <class Lib>
class Search {
 public:
  using Unit = typename Lib::Unit;

  /// `all_captures`: every capture of a repeated group is wanted, which only our own matcher keeps.
  Search(const CompiledPattern& pattern, Scratch::Buffers& buffers, const Unit* subject, std::size_t size,
         bool all_captures)
      : pattern_(pattern), matcher_(buffers.matcher), scratch_(scratch_of(buffers)), subject_(subject), size_(size) {
    if (all_captures || pattern.own_only || size > pattern.pcre_subject_limit) return;
    const PcreCode<Lib>& code = code_of(pattern);
    if (!code) return;
    code_ = &code;
    scratch_.prepare(code.pairs);
  }

  /// Finds the next match at `from` or later; `search_start` is where `\G` matches.
  Outcome next(std::size_t from, std::size_t search_start) {
    const std::size_t least = pattern_.analysis.min_length;
    if (size_ - from < least || (pattern_.start.at_begin && from > 0)) return Outcome::no_match;
    from = pattern_.start.skip(subject_, size_, from);
    if (size_ - from < least) return Outcome::no_match;
    if (code_ != nullptr) {
      const int rc =
          code_->jit
              ? Lib::jit_match(code_->code.get(), subject_, size_, from, scratch_.data.get(), scratch_.context.get())
              : Lib::match(code_->code.get(), subject_, size_, from, scratch_.data.get(), scratch_.context.get());
      if (rc > 0) {
        offsets_ = Lib::offsets(scratch_.data.get());
        begin_ = offsets_[0];
        end_ = offsets_[1];
        return Outcome::match;
      }
      if (rc == PCRE2_ERROR_NOMATCH) return Outcome::no_match;
      code_ = nullptr;  // a limit: from here on our own matcher
      offsets_ = nullptr;
    }
    return own(from, search_start);
  }

  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }

  /// Last capture of the slot in the match; false when there is none.
  bool group(std::uint32_t slot, Span& span) const {
    if (slot == 0) {
      span = {begin_, end_};
      return true;
    }
    if (offsets_ == nullptr) {
      const std::uint32_t top = matcher_.last_capture(slot);
      if (top == Matcher::kNone) return false;
      span = {matcher_.capture(top).begin, matcher_.capture(top).end};
      return true;
    }
    const std::int32_t group = code_->group[slot];
    if (group == -2) return shared_group(slot, span);
    if (group < 0 || offsets_[2 * group] == PCRE2_UNSET) return false;
    span = {offsets_[2 * group], offsets_[2 * group + 1]};
    return true;
  }

  /// Appends all captures of the slot in the match, in no particular order.
  void captures(std::uint32_t slot, std::vector<Span>& to) const {
    Span span;
    if (slot == 0 || offsets_ != nullptr) {
      if (group(slot, span)) to.push_back(span);
      return;
    }
    for (std::uint32_t i = matcher_.last_capture(slot); i != Matcher::kNone; i = matcher_.capture(i).previous)
      to.push_back({matcher_.capture(i).begin, matcher_.capture(i).end});
  }

 private:
  static PcreScratch<Lib>& scratch_of(Scratch::Buffers& buffers) {
    if constexpr (std::is_same_v<Lib, Pcre8>)
      return buffers.ascii;
    else
      return buffers.wide;
  }
  static const PcreCode<Lib>& code_of(const CompiledPattern& pattern) {
    if constexpr (std::is_same_v<Lib, Pcre8>)
      return pattern.ascii;
    else
      return pattern.wide();
  }

  Outcome own(std::size_t from, std::size_t search_start) {
    if (!budgeted_) matcher_.set_budget(std::uint64_t{pattern_.limits.match_limit} + std::uint64_t{32} * size_);
    budgeted_ = true;
    const Outcome outcome = matcher_.search(pattern_.program(), subject_, static_cast<std::uint32_t>(size_),
                                            static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(search_start));
    if (outcome == Outcome::match) {
      begin_ = matcher_.begin();
      end_ = matcher_.end();
    }
    return outcome;
  }

  /// Several of PCRE2's groups share the slot: the one that captured last ends last, and begins last among those.
  bool shared_group(std::uint32_t slot, Span& span) const {
    bool found = false;
    for (std::size_t i = 0; i < code_->slots.size(); ++i) {
      if (code_->slots[i] != static_cast<std::int32_t>(slot)) continue;
      const std::size_t b = offsets_[2 * i + 2], e = offsets_[2 * i + 3];
      if (b == PCRE2_UNSET || (found && (e < span.end || (e == span.end && b < span.begin)))) continue;
      span = {b, e};
      found = true;
    }
    return found;
  }

  const CompiledPattern& pattern_;
  Matcher& matcher_;
  PcreScratch<Lib>& scratch_;
  const Unit* subject_;
  std::size_t size_;
  const PcreCode<Lib>* code_ = nullptr;
  const std::size_t* offsets_ = nullptr;
  std::size_t begin_ = 0, end_ = 0;
  bool budgeted_ = false;
};

}  // namespace attrmap::regex
