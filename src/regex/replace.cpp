#include <algorithm>
#include <cstring>
#include <type_traits>

#include "base/unicode.hpp"
#include "regex/compiled.hpp"
#include "regex/output.hpp"
#include "regex/regex.hpp"
#include "regex/search.hpp"

namespace attrmap::regex {
namespace {

Error timeout(const CompiledPattern& pattern) {
  return {
      Error::Kind::timeout,
      "the pattern needs more than " + std::to_string(pattern.limits.match_limit) + " backtracking steps on this text",
      0};
}
Error too_large(std::size_t limit) {
  return {Error::Kind::result_too_large, "the result is larger than " + std::to_string(limit) + " bytes", 0};
}

struct TrimAtEnd {
  Scratch::Buffers& buffers;
  ~TrimAtEnd() { buffers.trim(); }
};

/// Positions are 32 bits in our own matcher.
constexpr std::size_t kMaxSubject = 0x7FFFFFFF;
Error subject_too_long() { return {Error::Kind::result_too_large, "the text is longer than 2147483646 bytes", 0}; }

/// Calls `found` for each match, as Regex.Replace enumerates them. An empty match right behind a non-empty one counts;
/// behind an empty one the search goes on one unit later. `found` returns false to stop.
template <class Lib, class Found>
Outcome for_each_match(Search<Lib>& search, std::size_t size, Found found) {
  std::size_t from = 0, previous_end = 0;
  for (bool any = false;; any = true) {
    const Outcome outcome = search.next(from, previous_end);
    if (outcome == Outcome::exhausted) return outcome;
    if (outcome == Outcome::no_match) return any ? Outcome::match : Outcome::no_match;
    if (!found()) return Outcome::match;
    previous_end = from = search.end();
    if (search.begin() != search.end()) continue;
    if (from == size) return Outcome::match;
    ++from;
  }
}

const std::string& text_of(const Replacement::Part& part, char /*unused*/) { return part.text; }
const std::u16string& text_of(const Replacement::Part& part, char16_t /*unused*/) { return part.units; }

/// Appends the text between the match and the one before, and the replacement. Part by part.
template <class Lib, class Output>
void put_parts(const Search<Lib>& search, const typename Lib::Unit* subject, std::size_t size, std::size_t copied,
               const Replacement& replacement, Output& out) {
  using Unit = typename Lib::Unit;
  using Kind = Replacement::Part::Kind;
  out.append(subject + copied, search.begin() - copied);
  for (const Replacement::Part& part : replacement.parts()) {
    Span span;
    switch (part.kind) {
      case Kind::text: {
        const auto& text = text_of(part, Unit{});
        out.append(text.data(), text.size());
        break;
      }
      case Kind::group:
        if (search.group(part.slot, span)) out.append(subject + span.begin, span.end - span.begin);
        break;
      case Kind::before: out.append(subject, search.begin()); break;
      case Kind::after: out.append(subject + search.end(), size - search.end()); break;
      case Kind::subject: out.append(subject, size); break;
    }
  }
}

/// The same for the usual replacement, of few texts and groups: all pieces are found first, so that there is one check
/// for room. False when it is not of this sort.
bool put_pieces(const Search<Pcre8>& search, const char* subject, std::size_t copied, const Replacement& replacement,
                ArenaText& out) {
  constexpr std::size_t kMost = 8;
  const auto& parts = replacement.parts();
  if (parts.size() > kMost) return false;
  struct Piece {
    const char* begin;
    std::size_t size;
  } pieces[kMost];  // not initialised: that would cost more than what it is for
  const std::string_view skipped(subject + copied, search.begin() - copied);
  std::size_t n = 0, total = skipped.size();
  for (const Replacement::Part& part : parts) {
    Span span;
    if (part.kind == Replacement::Part::Kind::text)
      pieces[n] = {part.text.data(), part.text.size()};
    else if (part.kind != Replacement::Part::Kind::group)
      return false;
    else if (search.group(part.slot, span))
      pieces[n] = {subject + span.begin, span.end - span.begin};
    else
      continue;
    total += pieces[n++].size;
  }
  char* to = out.room(total);
  if (to == nullptr) return true;  // too large
  to = copy_short(to, skipped.data(), skipped.size());
  for (std::size_t i = 0; i < n; ++i) to = copy_short(to, pieces[i].begin, pieces[i].size);
  out.advance(to);
  return true;
}

template <class Lib, class Output>
Outcome replace_matches(const CompiledPattern& pattern, Scratch::Buffers& buffers, const typename Lib::Unit* subject,
                        std::size_t size, const Replacement& replacement, Output& out) {
  Search<Lib> search(pattern, buffers, subject, size, false);
  std::size_t copied = 0;
  const Outcome outcome = for_each_match(search, size, [&] {
    bool done = false;
    if constexpr (std::is_same_v<Lib, Pcre8>) done = put_pieces(search, subject, copied, replacement, out);
    if (!done) put_parts(search, subject, size, copied, replacement, out);
    copied = search.end();
    return !out.too_large();
  });
  if (outcome == Outcome::match) out.append(subject + copied, size - copied);
  return outcome;
}

/// Most captures that are kept to be sorted, when a group captures in a lookaround and so in any order.
constexpr std::size_t kMaxSpans = 4 * 1024 * 1024;

/// Writes the literal in place of captures, which come from left to right; what overlaps the one before stays.
template <class Unit, class Output>
class CaptureWriter {
 public:
  CaptureWriter(std::basic_string_view<Unit> subject, std::basic_string_view<Unit> literal, Output& out)
      : subject_(subject), literal_(literal), out_(out) {}

  void put(std::vector<Span>& spans) {
    auto before = [](const Span& a, const Span& b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; };
    if (!std::is_sorted(spans.begin(), spans.end(), before)) std::sort(spans.begin(), spans.end(), before);
    for (const Span& span : spans) {
      const bool same = any_ && last_.begin == span.begin && last_.end == span.end;
      if (same || span.begin < last_.end) continue;
      out_.append(subject_.data() + last_.end, span.begin - last_.end);
      out_.append(literal_.data(), literal_.size());
      last_ = span;
      any_ = true;
    }
    spans.clear();
  }
  Outcome finish() {
    if (!any_) return Outcome::no_match;
    out_.append(subject_.data() + last_.end, subject_.size() - last_.end);
    return Outcome::match;
  }

 private:
  std::basic_string_view<Unit> subject_, literal_;
  Output& out_;
  Span last_;
  bool any_ = false;
};

template <class Lib, class Output>
Outcome replace_captures(const CompiledPattern& pattern, Scratch::Buffers& buffers,
                         std::basic_string_view<typename Lib::Unit> subject, std::uint32_t slot,
                         std::basic_string_view<typename Lib::Unit> literal, Output& out) {
  Search<Lib> search(pattern, buffers, subject.data(), subject.size(), pattern.analysis.repeated[slot]);
  CaptureWriter<typename Lib::Unit, Output> writer(subject, literal, out);
  std::vector<Span>& spans = buffers.spans;
  spans.clear();
  const Outcome outcome = for_each_match(search, subject.size(), [&] {
    search.captures(slot, spans);
    if (!pattern.analysis.outside[slot]) writer.put(spans);
    if (spans.size() > kMaxSpans) out.refuse();
    return !out.too_large();
  });
  if (outcome != Outcome::match) return outcome;
  writer.put(spans);
  return writer.finish();
}

template <class Output>
tl::expected<std::string_view, Error> result(Outcome outcome, const CompiledPattern& pattern, std::string_view subject,
                                             Output& out) {
  if (outcome == Outcome::no_match) return subject;
  if (outcome == Outcome::exhausted) return tl::unexpected(timeout(pattern));
  if (out.too_large()) return tl::unexpected(too_large(pattern.limits.max_result_bytes));
  const std::string_view text = out.finish();
  if (text.size() > pattern.limits.max_result_bytes) return tl::unexpected(too_large(pattern.limits.max_result_bytes));
  return text;
}

}  // namespace

bool Pattern::try_replace(std::string_view subject, const Replacement& replacement, Scratch& scratch, Arena& out,
                          std::string_view& result) const {
  if (subject.size() >= kMaxSubject || replacement.has_lone_surrogate()) return false;
  Scratch::Buffers& buffers = scratch.buffers();
  ArenaText text(out, subject.size() + 64, compiled_->limits.max_result_bytes);
  const Outcome outcome =
      replace_matches<Pcre8>(*compiled_, buffers, subject.data(), subject.size(), replacement, text);
  if (buffers.matcher.is_large()) buffers.trim();  // nothing else was used
  if (outcome == Outcome::exhausted || text.too_large()) return false;
  result = outcome == Outcome::no_match ? subject : text.finish();
  return true;
}

tl::expected<std::string_view, Error> Pattern::replace(std::string_view subject, bool subject_is_ascii,
                                                       const Replacement& replacement, Scratch& scratch,
                                                       Arena& out) const {
  if (subject.size() >= kMaxSubject) return tl::unexpected(subject_too_long());
  Scratch::Buffers& buffers = scratch.buffers();
  const TrimAtEnd trim{buffers};
  const std::size_t limit = compiled_->limits.max_result_bytes;
  if (subject_is_ascii && !replacement.has_lone_surrogate()) {
    ArenaText text(out, subject.size() + 64, limit);
    const Outcome outcome =
        replace_matches<Pcre8>(*compiled_, buffers, subject.data(), subject.size(), replacement, text);
    return result(outcome, *compiled_, subject, text);
  }
  to_utf16(subject, buffers.subject);
  WideText text(buffers.result, out, limit);
  const Outcome outcome =
      replace_matches<Pcre16>(*compiled_, buffers, buffers.subject.data(), buffers.subject.size(), replacement, text);
  return result(outcome, *compiled_, subject, text);
}

tl::expected<std::string_view, Error> Pattern::replace_group(std::string_view subject, bool subject_is_ascii,
                                                             std::uint32_t group, std::string_view literal,
                                                             Scratch& scratch, Arena& out) const {
  if (subject.size() >= kMaxSubject) return tl::unexpected(subject_too_long());
  Scratch::Buffers& buffers = scratch.buffers();
  const TrimAtEnd trim{buffers};
  const std::size_t limit = compiled_->limits.max_result_bytes;
  if (subject_is_ascii && !has_lone_surrogate(literal)) {
    ArenaText text(out, subject.size() + literal.size() + 16, limit);
    const Outcome outcome = replace_captures<Pcre8>(*compiled_, buffers, subject, group, literal, text);
    return result(outcome, *compiled_, subject, text);
  }
  to_utf16(subject, buffers.subject);
  to_utf16(literal, buffers.literal);
  WideText text(buffers.result, out, limit);
  const Outcome outcome = replace_captures<Pcre16>(*compiled_, buffers, buffers.subject, group, buffers.literal, text);
  return result(outcome, *compiled_, subject, text);
}

tl::expected<std::optional<std::string_view>, Error> Pattern::extract_group(std::string_view subject,
                                                                            bool subject_is_ascii, std::uint32_t group,
                                                                            Scratch& scratch, Arena& out) const {
  if (subject.size() >= kMaxSubject) return tl::unexpected(subject_too_long());
  Scratch::Buffers& buffers = scratch.buffers();
  const TrimAtEnd trim{buffers};
  Span span{0, 0};
  auto value = [&](Outcome outcome, bool took_part, auto text) -> tl::expected<std::optional<std::string_view>, Error> {
    if (outcome == Outcome::exhausted) return tl::unexpected(timeout(*compiled_));
    if (outcome == Outcome::no_match) return std::optional<std::string_view>{};
    return took_part ? std::optional<std::string_view>(text()) : std::optional<std::string_view>("");
  };
  if (subject_is_ascii) {
    Search<Pcre8> search(*compiled_, buffers, subject.data(), subject.size(), false);
    const Outcome outcome = search.next(0, 0);
    const bool took_part = outcome == Outcome::match && search.group(group, span);
    return value(outcome, took_part, [&] { return subject.substr(span.begin, span.end - span.begin); });
  }
  to_utf16(subject, buffers.subject);
  Search<Pcre16> search(*compiled_, buffers, buffers.subject.data(), buffers.subject.size(), false);
  const Outcome outcome = search.next(0, 0);
  const bool took_part = outcome == Outcome::match && search.group(group, span);
  return value(outcome, took_part, [&] {
    return WideText::encode_units(std::u16string_view(buffers.subject).substr(span.begin, span.end - span.begin), out);
  });
}

tl::expected<bool, Error> Pattern::is_match(std::string_view subject, bool subject_is_ascii, Scratch& scratch) const {
  if (subject.size() >= kMaxSubject) return tl::unexpected(subject_too_long());
  Scratch::Buffers& buffers = scratch.buffers();
  const TrimAtEnd trim{buffers};
  Outcome outcome;
  if (subject_is_ascii) {
    outcome = Search<Pcre8>(*compiled_, buffers, subject.data(), subject.size(), false).next(0, 0);
  } else {
    to_utf16(subject, buffers.subject);
    outcome = Search<Pcre16>(*compiled_, buffers, buffers.subject.data(), buffers.subject.size(), false).next(0, 0);
  }
  if (outcome == Outcome::exhausted) return tl::unexpected(timeout(*compiled_));
  return outcome == Outcome::match;
}

}  // namespace attrmap::regex
