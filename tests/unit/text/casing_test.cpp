#include "text/casing.hpp"

#include <doctest/doctest.h>

#include "random_text.hpp"
#include "text/chars.hpp"
#include "text/titlecase.hpp"

using namespace attrmap;
using namespace attrmap::text;
using attrmap::text::testing::RandomText;

namespace {

template <class Map>
std::string each(std::string_view text, Map map) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) append(out, map(decode(text, i)));
  return out;
}

}  // namespace

TEST_CASE("culture names") {
  CHECK(parse_culture("") == CaseCulture::invariant);
  for (const char* name : {"tr", "TR-tr", "az", "az-Latn-AZ", "az_Cyrl"})
    CHECK(parse_culture(name) == CaseCulture::turkic);
  for (const char* name : {"en", "en-US", "xx-YY", "trk", "azb", "zh-Hant-TW", "lt", "12", "abcdefgh-1"})
    CHECK(parse_culture(name) == CaseCulture::other);
  for (const char* name :
       {" ", "e", "en-", "-en", "en--US", "en US", "abcdefghi", "en-abcdefghi", "en.US", "\xC3\xA9n"})
    CHECK(!parse_culture(name));
}

TEST_CASE("case mapping equals the mapping of each character") {
  RandomText random(1);
  Arena arena;
  for (int n = 0; n < 20000; ++n) {
    const std::string s = n % 2 ? random.ascii(40) : random.any(20);
    arena.reset();
    CHECK(to_lower(s, arena) == each(s, detail::invariant_lower));
    CHECK(to_upper(s, arena) == each(s, detail::invariant_upper));
    CHECK(to_lower(s, CaseCulture::other, arena) == each(s, detail::simple_lower));
    CHECK(to_upper(s, CaseCulture::turkic, arena) ==
          each(s, [](char32_t c) { return c == 'i' ? 0x130 : detail::simple_upper(c); }));
  }
}

TEST_CASE("an unchanged text is returned as it is") {
  Arena arena;
  for (const std::string_view s : {"", "abc", "john.doe@contoso.com", "\u00E9l\u00E8ve", "\u6F22\u5B57"})
    CHECK(to_lower(s, arena).data() == s.data());
  const std::string_view name = "John Doe";
  CHECK(pcase(name, arena).data() == name.data());
}

TEST_CASE("the longest growth of a mapping stays in its room") {
  Arena arena(1);
  std::string dotless(1000, 'i'), reverse;
  CHECK(to_upper(dotless, CaseCulture::turkic, arena).size() == 2000);
  for (int i = 0; i < 1000; ++i) reverse += "\u0250";  // upper case U+2C6F, three bytes
  CHECK(to_upper(reverse, arena).size() == 3000);
}

TEST_CASE("pcase is the title case of the lower case") {
  RandomText random(2);
  Arena arena;
  for (int n = 0; n < 20000; ++n) {
    const std::string s = n % 2 ? random.ascii(30) : random.any(20);
    arena.reset();
    CHECK(pcase(s, arena) == title_case(to_lower(s, arena), arena));
  }
}

TEST_CASE("pcase with separators") {
  Arena arena;
  CHECK(pcase("PINTO-DE'SILVA", SeparatorSet(" '-"), arena) == "Pinto-De'Silva");
  CHECK(pcase("\u00E9COLE \u00C9T\u00C9", SeparatorSet(" "), arena) == "\u00C9cole \u00C9t\u00E9");
  CHECK(pcase("a\u2019b c", SeparatorSet("\u2019"), arena) == "A\u2019B c");
  CHECK(pcase("x\U0001F600y", SeparatorSet("\U0001F600"), arena) == "X\U0001F600Y");
  CHECK(pcase("\U00010428a", SeparatorSet(""), arena) == "\U00010428a");
}
