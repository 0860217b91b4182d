// Matching and replacing: substitutions, groups, iteration, limits.
#include <chrono>

#include "helpers.hpp"

namespace {

using namespace regex_test;  // NOLINT: a test

TEST_CASE("substitutions that are none stay text") {
  for (const char* text : {"$", "$ ", "$x", "${", "${}", "${1", "${ 1}", "${x}", "$-1", "$2", "${2}", "$10", "${1x}"}) {
    INFO(std::string(text));
    CHECK(replace("(b)", "abc", text) == "a" + std::string(text) + "c");
  }
  CHECK(replace("b", "abc", "$2147483647") == "a$2147483647c");
  CHECK(replace("b", "abc", "${2147483648") == "!ArgumentException");
  CHECK(replace("b", "abc", "$+") == "abc");  // no group: the whole match
  CHECK(replace("(?<n>b)", "abc", "\xC3\xA9${n}\xC3\xA9") ==
        "a\xC3\xA9"
        "b\xC3\xA9"
        "c");
}

TEST_CASE("the place of a number that is too large") {
  const auto pattern = Pattern::compile("a");
  const auto text = Replacement::parse(*pattern, "\xC3\xA9$99999999999");
  REQUIRE_FALSE(text);
  CHECK(text.error().kind == Error::Kind::argument);
  CHECK(text.error().at == 3);
}

TEST_CASE("the subject itself comes back when nothing matches") {
  const auto pattern = Pattern::compile("x");
  const auto text = Replacement::parse(*pattern, "y");
  Scratch scratch;
  Arena arena;
  for (const std::string_view subject : {"abc", "\xC3\xA9", ""}) {
    const auto result = pattern->replace(subject, attrmap::is_ascii(subject), *text, scratch, arena);
    REQUIRE(result);
    CHECK(result->data() == subject.data());
  }
}

TEST_CASE("halves of surrogate pairs are split and joined") {
  CHECK(replace("\\uD83D", "a\xF0\x9F\x98\x80", "") == "a\xED\xB8\x80");
  CHECK(replace("x", "\xED\xA0\xBDx\xED\xB8\x80", "") == "\xF0\x9F\x98\x80");
  CHECK(replace("x", "x\xED\xB8\x80", "\xED\xA0\xBD") == "\xF0\x9F\x98\x80");
  CHECK(replace("(x)", "x", "\xED\xA0\xBD\xED\xB8\x80") == "\xF0\x9F\x98\x80");
  CHECK(replace("y|x", "yx", "\xED\xA0\xBD") == "\xED\xA0\xBD\xED\xA0\xBD");
  CHECK(replace_group("(?<n>a)", "a", "n", "\xED\xA0\xBD") == "\xED\xA0\xBD");
}

TEST_CASE("replacing captures") {
  CHECK(replace_group("(?=(?<n>aa)).", "aaa", "n", "x") == "xa");  // overlapping: the first one
  CHECK(replace_group("(?<=(?<n>.)*)c", "abc", "n", "x") == "xxc");
  CHECK(replace_group("(?<n>a)|(?<n>b)", "cab", "n", "x") == "cxx");
  CHECK(replace_group("(?:(?<n>a)b)+", "abab", "n", "\xC3\xA9") ==
        "\xC3\xA9"
        "b\xC3\xA9"
        "b");
  CHECK(replace_group("(?<open>\\()(?<inner-open>[^)]*\\))", "f(x)", "inner", "-") == "f(-x)");  // between ( and x
  CHECK(replace_group("a(b)?", "ac", "1", "x") == "ac");
  CHECK(replace_group("(?<=(?<n>a)b*)c|b", "abbc", "n", "x") == "xbbc");  // captured behind what was passed already
  CHECK(replace_group("(?<n>)(?<n>)a", "aa", "n", "x") == "xaxa");        // the same place twice
}

TEST_CASE("extracting: no match, a group that did not take part, a value") {
  const auto pattern = Pattern::compile("(a)?(b)");
  Scratch scratch;
  Arena arena;
  CHECK_FALSE(pattern->extract_group("x", true, 1, scratch, arena)->has_value());
  CHECK(pattern->extract_group("xb", true, 1, scratch, arena)->value() == "");
  CHECK(pattern->extract_group("xab", true, 1, scratch, arena)->value() == "a");
  CHECK(pattern->extract_group("\xC3\xA9xab", false, 2, scratch, arena)->value() == "b");
  CHECK(pattern->is_match("xab", true, scratch).value());
  CHECK_FALSE(pattern->is_match("\xC3\xA9", false, scratch).value());
}

TEST_CASE("balancing groups take the text between") {
  CHECK(replace("(?<o>\\()(?<t>[^()]*)(?<c-o>\\))", "f(xy)", "[${c}]") == "f[xy]");
  CHECK(replace("^(?:(?<o>\\()|(?<-o>\\))|[^()])*(?(o)(?!))$", "(()(", "ok") == "(()(");
  CHECK(replace("^(?:(?<o>a)|(?<-o>b))*$", "abb", "ok") == "abb");
  CHECK(replace("(?<o>a)(?<o>b)(?<-o>c)", "abc", "${o}") == "a");
}

TEST_CASE("lookbehind is matched right to left") {
  CHECK(replace("(?<=(\\d+)(\\d+))x", "123x", "[$1,$2]") == "123[1,23]");
  CHECK(replace("(?<=(?<n>a)(?<n>b))c", "abc", "${n}") == "aba");
  CHECK(replace("(?<=(a|b){2})c", "abc", "$1") == "aba");
  CHECK(replace("(?<=\\1(a))b", "aab", "x") == "aax");
  CHECK(replace("(?<=(?=.b)a*)b", "aab", "x") == "aax");
}

TEST_CASE("counted loops stop after an empty iteration") {
  CHECK(replace("(?:|a){2,3}b", "aab", "x") == "x");
  CHECK(replace("(a?)*?b", "aab", "[$1]") == "[a]");
  CHECK(replace("(?:){2,5}", "a", "x") == "xax");
  CHECK(replace("a{70000}", std::string(70000, 'a'), "x") == "x");
  CHECK(replace("(?:ab){65536,}c", "abc", "x") == "abc");
}

TEST_CASE("case: simple lower case of the invariant culture") {
  CHECK(replace("(?i)\xE2\x84\xAA", "kK", "x") == "xx");                // KELVIN SIGN
  CHECK(replace("(?i)(\xC3\x89)\\1", "\xC3\xA9\xC3\x89", "x") == "x");  // é, É
  CHECK(replace("(?i)[\xC4\xB0]", "iI\xC4\xB0", "x") == "iIx");         // İ stays alone
  CHECK(replace("(?i)[^k]", "\xE2\x84\xAA", "x") == "\xE2\x84\xAA");
  CHECK(replace("(?i)\\p{IsGreek}", "\xE2\x84\xA6", "x") == "x");  // a block is made of ranges: OHM SIGN
}

TEST_CASE("\\G is where the last match ended, also behind an empty one") {
  CHECK(replace("\\G(?:a|)", "aab", "x") == "xxxb");
  CHECK(replace("\\Ga?", "aba", "x") == "xxba");
}

TEST_CASE("catastrophic patterns stop within milliseconds") {
  const std::string evil = std::string(40, 'a') + "!";
  for (const char* pattern :
       {"(a+)+$", "^(a|aa)+$", "(a|a)*$", "^(\\w+\\s?)*$|x(?<=y+)", "(?:a*a*)*c$", "(a?){40}(a?){40}c"}) {
    INFO(std::string(pattern));
    const auto start = std::chrono::steady_clock::now();
    const std::string got = replace(pattern, evil, "x");
    const auto taken = std::chrono::steady_clock::now() - start;
    CHECK((got == "!timeout" || got == evil));
    CHECK(taken < std::chrono::seconds(2));  // about 3 ms in a release build
  }
  CHECK(replace("(a+)+$", evil, "x") == "!timeout");
  CHECK(replace("(a+)+$", evil + "\xC3\xA9", "x") == "!timeout");
  Limits limits;
  limits.match_limit = 100;
  CHECK(replace("(?<=a*)(?:a|b)*c", evil, "x", {Pattern::Engines::own, false, limits}) == "!timeout");
}

TEST_CASE("long subjects cost linear time or are refused") {
  const std::string blanks(200'000, ' ');
  CHECK(replace("\\s+$", blanks + "x", "") == "!timeout");
  CHECK(replace("\\d+x", std::string(1'000'000, '7'), "") == "!timeout");
  CHECK(replace("\\s+$", "x" + blanks, "") == "x");
  CHECK(replace("[^0-9]", std::string(1'000'000, '7') + "x", "") == std::string(1'000'000, '7'));
  CHECK(replace("[()\\s-]+", blanks + "7", "") == "7");
  CHECK(replace(".*foo", std::string(100'000, 'a') + "foo", "x") == "x");
  CHECK(replace("(?:a|b)*c", std::string(1'000'000, 'a') + "c", "x") == "x");
  CHECK(replace("(?:(a)|b)*c", std::string(4'000'000, 'a') + "c", "x") == "!timeout");  // 64 MB of alternatives
}

TEST_CASE("results are bounded") {
  Limits limits;
  limits.max_result_bytes = 1000;
  const Options options{Pattern::Engines::automatic, false, limits};
  CHECK(replace("a", std::string(100, 'a'), "$_", options) == "!too large");
  CHECK(replace("a", std::string(100, 'a') + "\xC3\xA9", "$_", options) == "!too large");
  CHECK(replace("a", std::string(100, 'a'), "0123456789", options).size() == 1000);
  CHECK(replace("a", std::string(101, 'a'), "0123456789", options) == "!too large");
  CHECK(replace("a", std::string(300, 'a'), "\xE2\x82\xAC\xE2\x82\xAC", {Pattern::Engines::automatic, true, limits}) ==
        "!too large");
  CHECK(replace_group("(a)", std::string(101, 'a'), "1", "0123456789", options) == "!too large");
  Arena arena;
  CHECK(replace_all("aaaa", "a", "bbbb", arena, 15).error().kind == Error::Kind::result_too_large);
  CHECK(replace_all("aaaa", "a", "bbbb", arena, 16).value() == "bbbbbbbbbbbbbbbb");
}

TEST_CASE("String.Replace") {
  Arena arena;
  auto all = [&](std::string_view s, std::string_view o, std::string_view n) {
    return std::string(replace_all(s, o, n, arena).value());
  };
  CHECK(all("a.b.c", ".", "") == "abc");
  CHECK(all("\xF0\x9F\x98\x80", "\xED\xB8\x80", "x") == "\xED\xA0\xBDx");  // half of a pair
  CHECK(all("\xF0\x9F\x98\x80", "\xED\xA0\xBD", "x") == "x\xED\xB8\x80");
  CHECK(all("\xED\xA0\xBDx\xED\xB8\x80", "x", "") == "\xF0\x9F\x98\x80");
  CHECK(all("ax", "x", "\xED\xA0\xBD") == "a\xED\xA0\xBD");
  const std::string_view same = "abc";
  CHECK(replace_all(same, "x", "y", arena)->data() == same.data());
  CHECK(replace_all(same, "", "y", arena).error().kind == Error::Kind::argument);
}

}  // namespace
