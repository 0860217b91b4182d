#include <utility>

#include "base/unicode.hpp"
#include "regex/char_class.hpp"
#include "regex/compiled.hpp"
#include "regex/regex.hpp"

namespace attrmap::regex {
namespace {

/// Reads what stands behind a `$` (Substitutions in regular expressions).
class Reader {
 public:
  Reader(const Syntax& syntax, std::u16string_view text) : syntax_(syntax), text_(text) {}

  struct TooLarge {
    std::size_t at;
  };

  /// At the `$`; false when it is mere text. Throws TooLarge.
  bool substitution(std::size_t& i, Replacement::Part& part) const {
    std::size_t k = i + 1;
    if (k == text_.size()) return false;
    const bool braces = text_[k] == '{' && k + 1 < text_.size();
    if (braces) ++k;
    const char16_t c = text_[k];
    std::int32_t slot = -1;
    if (c >= '0' && c <= '9') {
      const std::size_t at = k;
      std::uint64_t number = 0;
      for (; k < text_.size() && text_[k] >= '0' && text_[k] <= '9'; ++k) {
        number = number * 10 + (text_[k] - u'0');
        if (number > 0x7FFFFFFF) throw TooLarge{at};
      }
      if (braces && (k == text_.size() || text_[k++] != '}')) return false;
      slot = syntax_.slot_of(static_cast<std::int32_t>(number));
    } else if (braces) {
      const std::size_t start = k;
      while (k < text_.size() && is_boundary_word(text_[k])) ++k;
      if (k == start || k == text_.size() || text_[k] != '}') return false;
      slot = syntax_.slot_of(text_.substr(start, k - start));
      ++k;
    } else {
      return symbol(c, i, part);
    }
    if (slot < 0) return false;
    part.kind = Replacement::Part::Kind::group;
    part.slot = static_cast<std::uint32_t>(slot);
    i = k;
    return true;
  }

 private:
  bool symbol(char16_t c, std::size_t& i, Replacement::Part& part) const {
    switch (c) {
      case '$': part.units = u"$"; break;
      case '&': part.kind = Replacement::Part::Kind::group; break;
      case '`': part.kind = Replacement::Part::Kind::before; break;
      case '\'': part.kind = Replacement::Part::Kind::after; break;
      case '_': part.kind = Replacement::Part::Kind::subject; break;
      case '+':  // the group with the highest number; the whole match when there is none
        part.kind = Replacement::Part::Kind::group;
        part.slot = static_cast<std::uint32_t>(syntax_.groups.size() - 1);
        break;
      default: return false;
    }
    i += 2;
    return true;
  }

  const Syntax& syntax_;
  std::u16string_view text_;
};

}  // namespace

tl::expected<Replacement, Error> Replacement::parse(const Pattern& pattern, std::string_view text) try {
  Replacement out;
  const std::u16string units = to_utf16(text);
  const Reader reader(pattern.compiled_->syntax, units);
  auto literal = [&out](std::u16string_view more) {
    if (out.parts_.empty() || out.parts_.back().kind != Part::Kind::text) out.parts_.emplace_back();
    out.parts_.back().units += more;
  };
  for (std::size_t i = 0; i < units.size();) {
    const std::size_t dollar = std::min(units.find(u'$', i), units.size());
    if (dollar > i) literal(std::u16string_view(units).substr(i, dollar - i));
    i = dollar;
    if (i == units.size()) break;
    Part part;
    if (!reader.substitution(i, part)) {
      literal(u"$");
      ++i;
    } else if (part.kind == Part::Kind::text) {
      literal(part.units);
    } else {
      out.parts_.push_back(std::move(part));
    }
  }
  for (Part& part : out.parts_) {
    part.text = from_utf16(part.units);
    out.has_lone_surrogate_ |= attrmap::has_lone_surrogate(part.text);
  }
  return out;
} catch (const Reader::TooLarge& e) {
  return tl::unexpected(Error{Error::Kind::argument, "group number too large: 2147483647 is the limit",
                              static_cast<std::uint32_t>(from_utf16(to_utf16(text).substr(0, e.at)).size())});
}

}  // namespace attrmap::regex
