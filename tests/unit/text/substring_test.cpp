#include "text/substring.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "random_text.hpp"
#include "text/search.hpp"

using namespace attrmap;
using namespace attrmap::text;
using attrmap::text::testing::RandomText;

TEST_CASE("length, left and mid equal the same over UTF-16") {
  RandomText random(4);
  Arena arena;
  for (int n = 0; n < 20000; ++n) {
    const std::string s = n % 4 == 0 ? random.ascii(40) : random.any(20);
    const std::u16string units = to_utf16(s);
    arena.reset();
    CHECK(length_utf16(s) == units.size());
    const std::size_t start = random.below(24), count = random.below(24);
    CHECK(left(s, static_cast<std::int64_t>(count), arena) == from_utf16(units.substr(0, count)));
    const std::string expected = start < units.size() ? from_utf16(units.substr(start, count)) : "";
    CHECK(mid(s, static_cast<std::int64_t>(start) + 1, static_cast<std::int64_t>(count), arena) ==
          std::string_view(expected));
  }
}

TEST_CASE("extreme numbers") {
  Arena arena;
  CHECK(left("abc", INT64_MIN, arena) == "abc");
  CHECK(left("abc", INT64_MAX, arena) == "abc");
  CHECK(mid("abc", INT64_MAX, INT64_MAX, arena) == std::string_view());
  CHECK(mid("abc", 2, INT64_MAX, arena) == std::string_view("bc"));
  CHECK(mid("a\U0001F600b", 3, INT64_MAX, arena) == std::string_view("\xED\xB8\x80"
                                                                     "b"));
  CHECK(!mid("abc", INT64_MIN, 1, arena));
  CHECK(instr("abc", "b", INT64_MAX, CompareType::binary, arena) == 0);
  CHECK(word("a b", INT64_MAX, SeparatorSet(" "), arena).empty());
}

TEST_CASE("instr equals the search over UTF-16") {
  RandomText random(5);
  Arena arena;
  for (int n = 0; n < 40000; ++n) {
    const std::string s = random.any(12);
    const std::u16string units = to_utf16(s);
    const std::u16string sought = units.empty() || n % 8 == 0
                                      ? to_utf16(random.any(2))
                                      : units.substr(random.below(units.size()), 1 + random.below(3));
    const std::size_t start = random.below(14);
    std::size_t expected = 0;
    if (start < units.size()) {
      const std::size_t hit = units.find(sought, start);
      expected = hit == std::u16string::npos ? 0 : hit + 1;
    }
    arena.reset();
    const auto from = static_cast<std::int64_t>(start) + 1;
    CHECK(instr(s, from_utf16(sought), from, CompareType::binary, arena) == static_cast<std::int64_t>(expected));
    // Text comparison finds at least what binary comparison finds (half a cased pair has no case of its own).
    if (expected == 0 || sought.empty() || is_low_surrogate(sought.front()) || is_high_surrogate(sought.back()))
      continue;
    const auto text_hit = instr(s, from_utf16(sought), from, CompareType::text, arena);
    CHECK((*text_hit >= from && *text_hit <= static_cast<std::int64_t>(expected)));
  }
}

TEST_CASE("instr as text") {
  Arena arena;
  const auto find = [&](std::string_view a, std::string_view b) { return instr(a, b, 1, CompareType::text, arena); };
  CHECK(find("John.DOE@contoso.com", "doe@") == 6);
  CHECK(find("\uFF21\uFF22\uFF23", "bc") == 2);
  CHECK(find("\u30AB\u30CA", "\u306A") == 2);
  CHECK(find("\u1E9Ex", "\u00DFX") == 1);
  CHECK(find("a\u0250\u2C6Fb", "\u2C6F\u0250B") == 2);
  CHECK(find("\U00010428\U00010400x", "\U00010400X") == 3);
  CHECK(find("\U0001F600A",
             "\xED\xB8\x80"
             "a") == 2);
}

TEST_CASE("searching long repetitive text takes linear time") {
  Arena arena;
  const std::string text(1 << 20, 'a');
  const std::string sought = std::string(1 << 19, 'a') + "b";
  CHECK(instr(text, sought, 1, CompareType::binary, arena) == 0);
  CHECK(instr(text, sought, 1, CompareType::text, arena) == 0);
}

TEST_CASE("strip_spaces") {
  Arena arena;
  CHECK(strip_spaces(" a  b\tc\u00A0d ", arena) == "ab\tc\u00A0d");
  CHECK(strip_spaces("   ", arena).empty());
  const std::string_view same = "abc";
  CHECK(strip_spaces(same, arena).data() == same.data());
  CHECK(strip_spaces("x\xED\xA0\xBD \xED\xB8\x80", arena) == "x\U0001F600");
}

TEST_CASE("word") {
  Arena arena;
  const auto nth = [&](std::string_view s, std::int64_t n, std::string_view d) {
    return std::string(word(s, n, SeparatorSet(d), arena));
  };
  CHECK(nth("The quick brown fox", 3, " ") == "brown");
  CHECK(nth("This,string!has&many separators", 3, ",!&#") == "has");
  CHECK(nth("  a   b ", 2, " ") == "b");
  CHECK(nth("a b", 3, " ") == "");
  CHECK(nth("a b", 0, " ") == "");
  CHECK(nth("a b", -1, " ") == "");
  CHECK(nth("a b", 1, "") == "a b");
  CHECK(nth("", 1, " ") == "");
  CHECK(nth("\u00E9\u00A7\u00E8\u2019x", 2, "\u00A7\u2019") == "\u00E8");
  CHECK(nth("\u00E9 \u00E8", 2, " ") == "\u00E8");
  CHECK(nth("a\U0001F600b\U0001F601c", 2, "\U0001F600") == "b");
  CHECK(nth("a\U0001F600b\U0001F601c", 3, "\U0001F600") ==
        "\xED\xB8\x81"
        "c");  // .NET splits pairs likewise
}

TEST_CASE("word takes the same parts sixteen bytes at a time and one by one") {
  Arena arena;
  RandomText random(11);
  const std::string_view few = " ,", many = " ,!#$%&";  // the latter are more than SeparatorSet::few()
  CHECK(SeparatorSet(few).few());
  CHECK_FALSE(SeparatorSet(many).few());
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = random.below(60); n > 0; --n)
      text += random.below(3) == 0 ? few[random.below(2)] : 'a' + static_cast<char>(n % 26);
    if (round % 7 == 0) text.insert(random.below(text.size() + 1), "\u00E9");
    CAPTURE(text);
    for (std::int64_t n = 1; n < 12; ++n)
      CHECK(word(text, n, SeparatorSet(few), arena) == word(text, n, SeparatorSet(many), arena));
  }
}

TEST_CASE("split") {
  Arena arena;
  const auto pieces = [&](std::string_view s, std::string_view d, bool trimmed) {
    const auto span = split(s, d, trimmed, arena);
    return std::vector<std::string>(span.begin(), span.end());
  };
  using List = std::vector<std::string>;
  CHECK(pieces("a, b ,,c", ",", true) == List{"a", "b", "", "c"});
  CHECK(pieces("a, b", ",", false) == List{"a", " b"});
  CHECK(pieces("abc", ",", true) == List{"abc"});
  CHECK(pieces("", ",", true) == List{""});
  CHECK(pieces(",", ",", true) == List{"", ""});
  CHECK(pieces("a--b-c", "--", true) == List{"a", "b-c"});
  CHECK(pieces("a b", "", false) == List{"a b"});
  CHECK(pieces("\u00A0a\u2003;\u3000b", ";", true) == List{"a", "b"});
  CHECK(pieces("a\U0001F600b", "\xED\xA0\xBD", false) == List{"a",
                                                              "\xED\xB8\x80"
                                                              "b"});
}
