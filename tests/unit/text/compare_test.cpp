#include "text/compare.hpp"

#include <doctest/doctest.h>

#include "random_text.hpp"
#include "text/casing.hpp"

using namespace attrmap;
using namespace attrmap::text;
using attrmap::text::testing::RandomText;

namespace {
int sign(int n) { return n < 0 ? -1 : n > 0; }
}  // namespace

TEST_CASE("ordinal comparison equals that of the UTF-16 units") {
  RandomText random(7);
  Arena arena;
  for (int n = 0; n < 40000; ++n) {
    const std::string prefix = random.any(6);
    std::string a = prefix, b = prefix;
    append_wtf8(a, random.any(3));
    append_wtf8(b, random.any(3));
    const std::u16string x = to_utf16(a), y = to_utf16(b);
    CHECK(sign(compare_ordinal(a, b)) == sign(x.compare(y)));
    arena.reset();
    const auto upper = [&](const std::string& s) { return std::string(to_upper(s, arena)); };
    CHECK(equals_ignoring_case(a, b) == (upper(a) == upper(b)));
    CHECK(equals_ignoring_case(a, std::string(to_lower(upper(a), arena))) ==
          (upper(a) == upper(std::string(to_lower(upper(a), arena)))));
    CHECK(sign(compare_ordinal_ignoring_case(a, b)) ==
          sign(upper(a).compare(upper(b))));  // byte order is code point order
  }
}

TEST_CASE("order of surrogates") {
  CHECK(compare_ordinal("\U0001F600", "\uFFFF") < 0);
  CHECK(compare_ordinal("\U0001F600", "\uE000") < 0);
  CHECK(compare_ordinal("\U0001F600", "\uD7FF") > 0);
  CHECK(compare_ordinal("\xED\xA0\xBD", "\U0001F600") < 0);  // the high surrogate alone is a prefix
  CHECK(compare_ordinal("\xED\xA0\xBDz", "\U0001F600") < 0);
  CHECK(compare_ordinal("\xED\xA0\xBD\uFFFF", "\U0001F600") > 0);
  CHECK(compare_ordinal("\xED\xB8\x80", "\U0001F600") > 0);
}

TEST_CASE("ignoring case") {
  CHECK(equals_ignoring_case("Contoso\\JOHN.doe-01", "cONTOSO\\john.DOE-01"));
  CHECK(!equals_ignoring_case("abcdefgh@", "abcdefgh`"));
  CHECK(!equals_ignoring_case("abcdefghi", "abcdefgh"));
  CHECK(equals_ignoring_case("\u00C9cole \u03C3", "\u00E9COLE \u03C2"));
  CHECK(!equals_ignoring_case("\u0131", "I"));
  CHECK(!equals_ignoring_case("\u0130", "i"));
}
