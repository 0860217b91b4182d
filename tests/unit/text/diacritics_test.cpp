#include "text/diacritics.hpp"

#include <doctest/doctest.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "random_text.hpp"

using namespace attrmap;
using namespace attrmap::text;
using attrmap::text::testing::RandomText;

namespace {

std::u16string normalize(const UNormalizer2* form, const std::u16string& text) {
  std::u16string out(4 * text.size() + 1, u'\0');
  UErrorCode status = U_ZERO_ERROR;
  out.resize(static_cast<std::size_t>(unorm2_normalize(form, text.data(), static_cast<std::int32_t>(text.size()),
                                                       out.data(), static_cast<std::int32_t>(out.size()), &status)));
  REQUIRE(U_SUCCESS(status));
  return out;
}

/// The rule, step by step over the whole text.
std::string by_the_rule(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string parts = from_utf16(normalize(unorm2_getNFDInstance(&status), to_utf16(text)));
  std::u16string kept;
  for (std::size_t i = 0; i < parts.size();) {
    const char32_t c = decode(parts, i);
    if (u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) continue;
    switch (c) {
      case 0xE6: kept += u"ae"; break;
      case 0xC6: kept += u"AE"; break;
      case 0xF8:
      case 0x153: kept += u"oe"; break;
      case 0xD8:
      case 0x152: kept += u"OE"; break;
      case 0xDF: kept += u"ss"; break;
      case 0x142: kept += u"l"; break;
      case 0x141: kept += u"L"; break;
      case 0x131: kept += u"i"; break;
      default: {
        std::string one;
        append(one, c);
        kept += to_utf16(one);
      }
    }
  }
  return from_utf16(normalize(unorm2_getNFCInstance(&status), kept));
}

}  // namespace

TEST_CASE("every code point alone and before a mark equals the rule over the whole text") {
  Arena arena;
  std::size_t wrong = 0;
  for (char32_t c = 1; c < 0x110000; ++c) {
    std::string s = "x";
    append(s, c);
    s += "\u0301y";
    arena.reset();
    if (normalize_diacritics(s, arena) != by_the_rule(s)) {
      ++wrong;
      INFO("code point ", static_cast<unsigned>(c));
      CHECK(normalize_diacritics(s, arena) == by_the_rule(s));
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("random texts equal the rule over the whole text") {
  RandomText random(3);
  Arena arena;
  for (int n = 0; n < 20000; ++n) {
    const std::string s = random.any(24);
    arena.reset();
    CHECK(normalize_diacritics(s, arena) == by_the_rule(s));
  }
  // Runs longer than one composition step: Hangul jamo, Indic vowel parts, and marks that cannot be cut.
  for (int n = 0; n < 200; ++n) {
    std::string s;
    for (int k = 0; k < 400; ++k)
      append(s, static_cast<char32_t>(n % 2 ? 0x1100 + random.below(0x100) : 0xD80 + random.below(0x80)));
    arena.reset();
    CHECK(normalize_diacritics(s, arena) == by_the_rule(s));
  }
}

TEST_CASE("an unchanged text is returned as it is") {
  Arena arena;
  for (const std::string_view s : {"", "abc", "\u0111\u00FE", "\u6F22\u5B57", "\uD55C\uAE00", "O\u2019Neil"})
    CHECK(normalize_diacritics(s, arena).data() == s.data());
}

TEST_CASE("by culture (inferred)") {
  Arena arena;
  const auto by = [&](std::string_view culture, std::string_view s) {
    const auto parsed = parse_diacritic_culture(culture);
    REQUIRE(parsed);
    return std::string(normalize_diacritics_by_culture(s, *parsed, arena));
  };
  CHECK(by("de-DE", "M\u00FCller-L\u00FCdenscheidt, Stra\u00DFe \u00E9") == "Mueller-Luedenscheidt, Strasse e");
  CHECK(by("de", "\u00C4rzte") == "Aerzte");
  CHECK(by("de", "M\u00C4RZ") == "MAERZ");
  CHECK(by("de", "\u00D6") == "OE");
  CHECK(by("de", "u\u0308ber A\u0308rzte \u00E5") == "ueber Aerzte a");
  CHECK(by("da-DK", "\u00C5rhus, S\u00F8ren, \u00C6r\u00F8") == "Aarhus, Soeren, Aeroe");
  CHECK(by("da", "\u00D8rsted \u00D8RSTED \u00E4") == "Oersted OERSTED a");
  for (const char* culture : {"no", "nb-NO", "nn_NO", "DA"}) CHECK(by(culture, "a\u030A\u00E5") == "aaaa");
  CHECK(by("sv-SE", "\u00E5\u00E4\u00F6") == "aao");
  CHECK(by("", "\u00E4\u00D8") == "aOE");
  CHECK(by("fr", "\u00E4\u00D8") == "aOE");
  CHECK(by("dex", "\u00E4") == "a");
  CHECK(!parse_diacritic_culture("d"));
  CHECK(!parse_diacritic_culture("de--DE"));
}
