#include "text/chars.hpp"

#include <doctest/doctest.h>
#include <unicode/uchar.h>

#include "text/width.hpp"

using namespace attrmap::text;
using namespace attrmap::text::detail;

TEST_CASE("tables and shortcuts agree with ICU for every code point") {
  std::size_t wrong = 0;
  for (char32_t c = 0; c < 0x110000; ++c) {
    const auto point = static_cast<UChar32>(c);
    const std::uint32_t mask = U_MASK(u_charType(point));
    const WordClass expected = (mask & U_GC_LL_MASK)  ? WordClass::lower_letter
                               : (mask & U_GC_L_MASK) ? WordClass::letter
                               : (mask & (U_GC_Z_MASK | U_GC_CC_MASK | U_GC_CF_MASK | U_GC_P_MASK | U_GC_S_MASK))
                                   ? WordClass::separator
                                   : WordClass::other;
    const bool same = simple_lower(c) == static_cast<char32_t>(u_tolower(point)) &&
                      simple_upper(c) == static_cast<char32_t>(u_toupper(point)) && word_class(c) == expected &&
                      invariant_lower(invariant_lower(c)) == invariant_lower(c);
    if (!same) {
      ++wrong;
      INFO("code point ", static_cast<unsigned>(c));
      CHECK(same);
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("display width") {
  CHECK(display_width("") == 0);
  CHECK(display_width("Jos\u00E9 M\u00FCller") == 11);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\u6F22\u5B57") == 4);
  CHECK(display_width("\uFF21") == 2);
  CHECK(display_width("\U0001F600") == 2);
  CHECK(display_width("a\u200Bb\t\x1B") == 2);
  CHECK(display_width("\uD55C") == 2);
  CHECK(display_width("\u1112\u1161\u11AB") == 2);
}
