#include "text/diacritics.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <array>
#include <string>
#include <utility>

#include "base/unicode.hpp"
#include "text/arena_writer.hpp"
#include "text/chars.hpp"
#include "text/culture_name.hpp"
#include "text/scan.hpp"

namespace attrmap::text {
namespace {

using namespace detail;

/// What the letters without a decomposition become.
std::string_view plain_letter(char32_t c) {
  switch (c) {
    case 0xE6: return "ae";
    case 0xC6: return "AE";
    case 0xF8:
    case 0x153: return "oe";
    case 0xD8:
    case 0x152: return "OE";
    case 0xDF: return "ss";
    case 0x142: return "l";
    case 0x141: return "L";
    case 0x131: return "i";
    default: return {};
  }
}

const UNormalizer2* composer() {
  UErrorCode status = U_ZERO_ERROR;
  return unorm2_getNFCInstance(&status);  // data built into ICU: cannot fail; immutable
}

const UNormalizer2* decomposer() {
  UErrorCode status = U_ZERO_ERROR;
  return unorm2_getNFDInstance(&status);
}

/// Calls `put(c)` for each code point of the decomposition that is no nonspacing mark; `put_plain(text)` for listed
/// letters.
template <class Put, class PutPlain>
void decompose(char32_t c, Put put, PutPlain put_plain) {
  const auto one = [&](char32_t part) {
    if (u_charType(static_cast<UChar32>(part)) == U_NON_SPACING_MARK) return;
    const std::string_view plain = plain_letter(part);
    if (plain.empty())
      put(part);
    else
      put_plain(plain);
  };
  std::array<UChar, 32> parts;  // the longest canonical decomposition has 4 units
  UErrorCode status = U_ZERO_ERROR;
  const bool hangul = c >= 0xAC00 && c <= 0xD7A3;  // the composition at the end would only undo it
  const std::int32_t n = hangul ? -1
                                : unorm2_getDecomposition(decomposer(), static_cast<UChar32>(c), parts.data(),
                                                          static_cast<std::int32_t>(parts.size()), &status);
  if (n < 0 || U_FAILURE(status)) return one(c);
  for (std::int32_t i = 0; i < n;) {
    UChar32 part;
    U16_NEXT(parts.data(), i, n, part);
    one(static_cast<char32_t>(part));
  }
}

/// Ready results for Latin, Greek and Cyrillic (U+0080-052F, 1E00-1FFF): no character there changes with its neighbours
/// once the marks are gone.
struct Ready {
  std::uint8_t size = 0;
  std::array<char, 3> bytes{};
  std::string_view view() const { return {bytes.data(), size}; }
};
constexpr char32_t kReadyEnd = 0x530, kAdditional = 0x1E00, kAdditionalEnd = 0x2000;
using ReadyTable = std::array<Ready, (kReadyEnd - 0x80) + (kAdditionalEnd - kAdditional)>;

const ReadyTable& ready_table() {
  static const ReadyTable table = [] {
    ReadyTable t;
    std::size_t at = 0;
    const auto fill = [&](char32_t from, char32_t to) {
      for (char32_t c = from; c < to; ++c) {
        std::string out;
        decompose(
            c, [&](char32_t part) { append(out, part); }, [&](std::string_view plain) { out += plain; });
        Ready& entry = t[at++];
        entry.size = static_cast<std::uint8_t>(out.size());
        for (std::size_t i = 0; i < out.size() && i < entry.bytes.size(); ++i) entry.bytes[i] = out[i];
      }
    };
    fill(0x80, kReadyEnd);
    fill(kAdditional, kAdditionalEnd);
    return t;
  }();
  return table;
}

/// Neither decomposes, nor composes with a neighbour that is no nonspacing mark, nor is one.
constexpr bool is_inert(char32_t c) { return c < 0x80 || (c >= 0x2010 && c < 0x2044) || (c >= 0x4E00 && c <= 0x9FFF); }
constexpr bool has_ready(char32_t c) { return c < kReadyEnd || (c >= kAdditional && c < kAdditionalEnd); }
/// Of a character beyond ASCII that has one.
std::string_view ready_form(const ReadyTable& ready, char32_t c) {
  return ready[c < kReadyEnd ? c - 0x80 : c - kAdditional + (kReadyEnd - 0x80)].view();
}

/// The general case: decomposed pieces are gathered up to a place where composition may be cut, then composed.
class Composer {
 public:
  explicit Composer(ArenaWriter& out) : out_(out), pending_(buffers().first), composed_(buffers().second) {}
  Composer(const Composer&) = delete;
  Composer& operator=(const Composer&) = delete;
  ~Composer() {
    for (std::u16string* text : {&pending_, &composed_}) {
      text->clear();
      if (text->capacity() > 4096) text->shrink_to_fit();  // after text that could be cut nowhere
    }
  }
  void add(char32_t c) {
    if (pending_.size() >= kFlushAt && unorm2_hasBoundaryBefore(composer(), static_cast<UChar32>(c))) flush();
    decompose(
        c,
        [&](char32_t part) {
          if (part >= 0x10000) {
            pending_.push_back(static_cast<char16_t>(0xD800 + ((part - 0x10000) >> 10)));
            pending_.push_back(static_cast<char16_t>(0xDC00 + ((part - 0x10000) & 0x3FF)));
          } else {
            pending_.push_back(static_cast<char16_t>(part));
          }
        },
        [&](std::string_view plain) { pending_.append(plain.begin(), plain.end()); });
  }
  void flush() {
    if (pending_.empty()) return;
    UErrorCode status = U_ZERO_ERROR;
    composed_.resize(3 * pending_.size());  // the Unicode bound of composition in UTF-16
    const std::int32_t n = unorm2_normalize(composer(), pending_.data(), static_cast<std::int32_t>(pending_.size()),
                                            composed_.data(), static_cast<std::int32_t>(composed_.size()), &status);
    if (U_FAILURE(status))
      composed_ = pending_;
    else
      composed_.resize(static_cast<std::size_t>(n));
    pending_.clear();
    for (std::size_t i = 0; i < composed_.size();) {
      char32_t c = composed_[i++];
      if (is_high_surrogate(c) && i < composed_.size() && is_low_surrogate(composed_[i]))
        c = 0x10000 + ((c - 0xD800) << 10) + (composed_[i++] - 0xDC00u);
      out_.put(c);
    }
  }

 private:
  static constexpr std::size_t kFlushAt = 64;
  /// Kept between calls, so that the steady state allocates nothing.
  static std::pair<std::u16string, std::u16string>& buffers() {
    static thread_local std::pair<std::u16string, std::u16string> pair;
    return pair;
  }
  ArenaWriter& out_;
  std::u16string &pending_, &composed_;
};

std::size_t first_non_ascii(std::string_view text) {
  std::size_t i = 0;
  while (i + 8 <= text.size() && !(load8(text.data() + i) & kHighBits)) i += 8;
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

}  // namespace

std::string_view normalize_diacritics(std::string_view text, Arena& arena) {
  std::size_t i = first_non_ascii(text);
  if (i == text.size()) return text;
  const ReadyTable& ready = ready_table();
  ArenaWriter out(arena, text.size() + text.size() / 2);
  out.put(text.substr(0, i));
  // Inert and ready characters go straight to the result; the composer takes each run of others.
  while (i < text.size()) {
    const std::size_t at = i;
    char32_t c = next(text, i);
    if (is_inert(c)) {
      while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
      out.put(text.substr(at, i - at));
    } else if (has_ready(c)) {
      out.put(ready_form(ready, c));
    } else {
      Composer run(out);
      run.add(c);
      while (i < text.size()) {
        std::size_t after = i;
        c = next(text, after);
        if (is_inert(c) || (has_ready(c) && !ready_form(ready, c).empty()))
          break;  // a dropped mark does not part a run
        i = after;
        run.add(c);
      }
      run.flush();
    }
  }
  return out.finish_unless_same(text);
}

char* write_plain_ascii(std::string_view text, char* to) {
  const ReadyTable& ready = ready_table();
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next(text, i);
    if (c < 0x80) {
      *to++ = static_cast<char>(c);
      continue;
    }
    if (!has_ready(c)) return nullptr;
    for (const char plain : ready_form(ready, c)) {
      if (static_cast<unsigned char>(plain) >= 0x80) return nullptr;
      *to++ = plain;
    }
  }
  return to;
}

std::optional<DiacriticCulture> parse_diacritic_culture(std::string_view name) {
  if (name.empty()) return DiacriticCulture::plain;
  if (!is_culture_name(name)) return std::nullopt;
  if (has_language(name, "de")) return DiacriticCulture::german;
  for (const std::string_view language : {"da", "no", "nb", "nn"})
    if (has_language(name, language)) return DiacriticCulture::scandinavian;
  return has_language(name, "sv") ? DiacriticCulture::swedish : DiacriticCulture::plain;
}

std::string_view normalize_diacritics_by_culture(std::string_view text, DiacriticCulture culture, Arena& arena) {
  const bool german = culture == DiacriticCulture::german;
  if ((!german && culture != DiacriticCulture::scandinavian) || first_non_ascii(text) == text.size())
    return normalize_diacritics(text, arena);
  const char32_t mark = german ? 0x308 : 0x30A;
  const std::string_view bases = german ? "aouAOU" : "aA";
  const auto expansion = [&](char32_t c) -> std::string_view {
    if (german) {
      switch (c) {
        case 0xE4: return "ae";
        case 0xF6: return "oe";
        case 0xFC: return "ue";
        case 0xC4: return "AE";
        case 0xD6: return "OE";
        case 0xDC: return "UE";
        default: return {};
      }
    }
    switch (c) {
      case 0xE5: return "aa";
      case 0xC5: return "AA";
      case 0xC6: return "AE";
      case 0xD8: return "OE";
      default: return {};  // æ and ø: normalize_diacritics does them
    }
  };
  const auto composed = [&](char32_t base) -> char32_t {
    switch (base) {
      case 'a': return german ? 0xE4 : 0xE5;
      case 'A': return german ? 0xC4 : 0xC5;
      case 'o': return 0xF6;
      case 'O': return 0xD6;
      case 'u': return 0xFC;
      default: return 0xDC;
    }
  };
  ArenaWriter out(arena, text.size() + 16);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    char32_t c = next(text, i);
    if (c < 0x80 && i < text.size() && text[i] == '\xCC' &&
        bases.find(static_cast<char>(c)) != std::string_view::npos) {
      std::size_t after = i;
      if (next(text, after) == mark) {
        c = composed(c);
        i = after;
      }
    }
    const std::string_view letters = c < 0x80 ? std::string_view{} : expansion(c);
    if (letters.empty()) {
      out.put(text.substr(at, i - at));
      continue;
    }
    std::size_t peek = i;
    const bool title =
        letters[0] < 'a' && peek < text.size() && word_class(next(text, peek)) == WordClass::lower_letter;
    out.put(letters[0]);
    out.put(title ? static_cast<char>(letters[1] + 32) : letters[1]);
  }
  return normalize_diacritics(out.finish_unless_same(text), arena);
}

}  // namespace attrmap::text
