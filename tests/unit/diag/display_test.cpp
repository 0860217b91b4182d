#include <doctest/doctest.h>

#include "diag/display.hpp"
#include "diag/place.hpp"

using namespace attrmap::diag;

namespace {
std::string visible(std::string_view text) {
  std::string out;
  append_visible(out, text);
  return out;
}
}  // namespace

TEST_CASE("display width") {
  CHECK(display_width(U'a') == 1);
  CHECK(display_width(U'\u00E9') == 1);
  CHECK(display_width(U'\u65E5') == 2);      // 日
  CHECK(display_width(U'\uFF21') == 2);      // fullwidth A
  CHECK(display_width(U'\U0001F600') == 2);  // emoji
  CHECK(display_width(U'\u0301') == 0);      // combining acute
  CHECK(display_width(U'\u200B') == 1);      // zero width, shown as U+FFFD
  CHECK(display_width(std::string_view("e\u0301")) == 1);
  CHECK(display_width(std::string_view("日本")) == 4);
  CHECK(display_width(std::string_view("a\tb")) == 5);
}

TEST_CASE("control characters do not reach the terminal") {
  CHECK(visible(std::string_view("a\0b", 3)) == "a\u2400b");
  CHECK(visible("\x1b[31m") == "\u241b[31m");
  CHECK(visible("\x7f") == "\uFFFD");
  CHECK(visible("a\u202Eb") == "a\uFFFDb");
  CHECK(visible("\xFF") == "\uFFFD");
  CHECK(visible("a\tb") == "a   b");
}

TEST_CASE("cells") {
  const auto cells = cells_of("a日\tb");
  REQUIRE(cells.size() == 5);
  CHECK(cells[1].column == 1);
  CHECK(cells[1].width == 2);
  CHECK(cells[2].column == 3);
  CHECK(cells[2].width == 1);  // the tab fills up to column 4
  CHECK(cells[3].column == 4);
  CHECK(cells[4].begin == 6);
}

TEST_CASE("places count lines and characters from 1") {
  CHECK(place_of("abc", 0) == Place{1, 1});
  CHECK(place_of("ab\ncd", 3) == Place{2, 1});
  CHECK(place_of("ab\r\ncd", 5) == Place{2, 2});
  CHECK(place_of("äb", 2) == Place{1, 2});
  CHECK(place_of("ab", 99) == Place{1, 3});
  CHECK(to_string({3, 14}) == "3:14");
}
