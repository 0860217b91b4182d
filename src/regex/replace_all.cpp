#include <cstring>
#include <string>

#include "base/copy.hpp"
#include "base/unicode.hpp"
#include "regex/output.hpp"
#include "regex/regex.hpp"

namespace attrmap::regex {
namespace {

bool replace_each(std::u16string_view subject, std::u16string_view old_value, std::u16string_view new_value,
                  std::size_t found, WideText& out) {
  std::size_t copied = 0;
  for (; found != std::u16string_view::npos && !out.too_large(); found = subject.find(old_value, copied)) {
    out.append(subject.data() + copied, found - copied);
    out.append(new_value.data(), new_value.size());
    copied = found + old_value.size();
  }
  out.append(subject.data() + copied, subject.size() - copied);
  return !out.too_large();
}

/// memmem is faster than string_view::find on long texts; on short ones its preparations cost more than the search.
std::size_t find_bytes(std::string_view subject, std::string_view what, std::size_t from) {
  constexpr std::size_t kShort = 64;
  if (subject.size() - from < what.size()) return std::string_view::npos;  // an empty text may have no address
  if (subject.size() - from <= kShort) {
    for (const std::size_t last = subject.size() - what.size(); from <= last; ++from)
      if (subject[from] == what[0] && equal_short(subject.data() + from, what.data(), what.size())) return from;
    return std::string_view::npos;
  }
  const void* at = memmem(subject.data() + from, subject.size() - from, what.data(), what.size());
  return at == nullptr ? std::string_view::npos
                       : static_cast<std::size_t>(static_cast<const char*>(at) - subject.data());
}

}  // namespace

tl::expected<std::string_view, Error> replace_all(std::string_view subject, std::string_view old_value,
                                                  std::string_view new_value, Arena& out, std::size_t max_result_bytes,
                                                  bool no_halves) {
  if (old_value.empty()) return tl::unexpected(Error{Error::Kind::argument, "the text to replace is empty", 0});
  auto too_large = [&] {
    return tl::unexpected(Error{Error::Kind::result_too_large,
                                "the result is larger than " + std::to_string(max_result_bytes) + " bytes", 0});
  };
  // A lone surrogate may match half of a pair, or form one with its new neighbour.
  if (!no_halves && (has_lone_surrogate(old_value) || has_lone_surrogate(new_value) || has_lone_surrogate(subject))) {
    const std::u16string units = to_utf16(subject), old_units = to_utf16(old_value), new_units = to_utf16(new_value);
    const std::size_t found = units.find(old_units);
    if (found == std::u16string::npos) return subject;
    std::u16string buffer;
    WideText text(buffer, out, max_result_bytes);
    if (!replace_each(units, old_units, new_units, found, text)) return too_large();
    const std::string_view result = text.finish();
    if (result.size() > max_result_bytes) return too_large();
    return result;
  }
  std::size_t found = find_bytes(subject, old_value, 0);
  if (found == std::string_view::npos) return subject;
  ArenaText text(out, subject.size() + new_value.size(), max_result_bytes);
  std::size_t copied = 0;
  for (; found != std::string_view::npos; found = find_bytes(subject, old_value, copied)) {
    text.append(subject.data() + copied, found - copied);
    text.append(new_value.data(), new_value.size());
    copied = found + old_value.size();
    if (text.too_large()) return too_large();
  }
  text.append(subject.data() + copied, subject.size() - copied);
  if (text.too_large()) return too_large();
  return text.finish();
}

}  // namespace attrmap::regex
