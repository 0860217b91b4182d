#include <doctest/doctest.h>

#include "base/arena.hpp"
#include "base/line_map.hpp"
#include "base/suggest.hpp"
#include "base/unicode.hpp"

using namespace attrmap;

TEST_CASE("UTF-16 length counts code units") {
  CHECK(utf16_length("abc") == 3);
  CHECK(utf16_length("é") == 1);
  CHECK(utf16_length("😀") == 2);
  CHECK(utf16_length("\xED\xA0\xBD") == 1);
}

TEST_CASE("UTF-16 round trip keeps lone surrogates and pairs") {
  for (std::u16string units : {std::u16string(u"abcé😀"), std::u16string{0xD83D}, std::u16string{0xDE00, u'a', 0xD83D}, std::u16string()})
    CHECK(to_utf16(from_utf16(units)) == units);
}

TEST_CASE("concatenation re-pairs surrogates") {
  std::string text = from_utf16(std::u16string{0xD83D});
  append_wtf8(text, from_utf16(std::u16string{0xDE00, u'x'}));
  CHECK(text == "😀x");
  CHECK(replace_lone_surrogates(from_utf16(std::u16string{u'a', 0xD83D, u'b'})) == "a\uFFFDb");
}

TEST_CASE("strict UTF-8") {
  CHECK(invalid_utf8_at("aé😀") == std::string_view::npos);
  CHECK(invalid_utf8_at("a\xFF") == 1);
  CHECK(invalid_utf8_at("\xC0\xAF") == 0);
  CHECK(invalid_utf8_at("ab\xED\xA0\x80") == 2);
  CHECK(invalid_utf8_at("\xF4\x90\x80\x80") == 0);
  CHECK(invalid_utf8_at("x\xE2\x82") == 1);
}

TEST_CASE("Trim removes .NET white space") {
  CHECK(trim(" \t\u00A0a b\u3000\r\n") == "a b");
  CHECK(trim("\u200Ba") == "\u200Ba");
  CHECK(trim("  ").empty());
}

TEST_CASE("suggestions: case first, then distance") {
  const std::string_view names[] = {"Append", "Prepend", "Replace", "InStr"};
  CHECK(suggest("Apend", names) == std::vector<std::string_view>{"Append"});
  CHECK(suggest("instr", names) == std::vector<std::string_view>{"InStr"});
  CHECK(suggest("Xyzzy", names).empty());
  CHECK(edit_distance("ab", "ba", 3) == 1);
}

TEST_CASE("line map") {
  LineMap map("ab\r\ncd\n");
  CHECK(map.at(0).line == 1);
  CHECK(map.at(4).line == 2);
  CHECK(map.at(5).column == 2);
  CHECK(map.line(1) == "ab");
  CHECK(map.line(3).empty());
}

TEST_CASE("arena keeps what it gave and reuses its blocks") {
  Arena arena(64);
  const auto a = arena.copy("hello");
  auto* numbers = arena.array<std::int64_t>(100);
  numbers[99] = 7;
  CHECK(a == "hello");
  CHECK(reinterpret_cast<std::uintptr_t>(numbers) % alignof(std::int64_t) == 0);
  const auto held = arena.capacity();
  arena.reset();
  arena.array<std::int64_t>(100);
  CHECK(arena.capacity() == held);
}
