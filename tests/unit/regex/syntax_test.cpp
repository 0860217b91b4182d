// Reading patterns: errors and their places, group numbers, limits.
#include <algorithm>
#include <vector>

#include "helpers.hpp"
#include "regex/parse.hpp"

namespace {

using namespace regex_test;  // NOLINT: a test

std::string error(std::string_view pattern) {
  const auto compiled = Pattern::compile(pattern);
  if (compiled) return "";
  CHECK(compiled.error().kind == Error::Kind::pattern);
  return std::to_string(compiled.error().at) + ": " + compiled.error().message;
}

std::string groups(std::string_view pattern) {
  const auto compiled = Pattern::compile(pattern);
  if (!compiled) return "!" + compiled.error().message;
  std::string out;
  for (const std::string& group : compiled->group_names()) out += group + " ";
  return out;
}

std::string repeat(std::string_view text, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += text;
  return out;
}

TEST_CASE("syntax errors name the construct and its place") {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"ab[cd", "2: unterminated [ class"},
      {"[a-z-[b", "5: unterminated [ class"},
      {"[a-z-[b]", "0: unterminated [ class"},
      {"[a-z-[b]x]", "8: a subtraction `-[...]` must be the last thing in its class"},
      {"x+", ""},
      {"+x", "0: quantifier `+` follows nothing"},
      {"a|*", "2: quantifier `*` follows nothing"},
      {"(?i)*", "4: quantifier `*` follows nothing"},
      {"a**", "2: nested quantifier `*`: put the first repetition in a group"},
      {"a++", "2: possessive quantifiers are not part of .NET: write `(?>...)` around the repeated part"},
      {"a{2}{3}", "4: nested quantifier `{`: put the first repetition in a group"},
      {"a{3,2}", "1: quantifier counts are reversed: 3 is more than 2"},
      {"a{2147483648}", "1: number too large: 2147483647 is the limit"},
      {"\\Qa\\E", "0: `\\Q..\\E` is not part of .NET: escape each character"},
      {"a\\", "1: backslash at the end of the pattern"},
      {"\\x4", "0: `\\x` needs exactly two hexadecimal digits"},
      {"\\u{41}", "0: `\\u` needs exactly four hexadecimal digits"},
      {"\\c\xC3\xA9", "0: `\\c` needs a letter or one of `@[\\]^_`"},
      {"\xC3\xA9\\\xC3\xA9",
       "2: unknown escape `\\\xC3\xA9`: only the escapes that .NET defines may stand before a letter or digit"},
      {"\xF0\x9F\x98\x80\\y", "4: `\\y` is not part of .NET: write `\\b`"},
      {"\\pL", "0: `\\p` needs a name in braces, as in `\\p{Lu}`"},
      {"\\p{Greek}",
       "0: unknown property `Greek`: .NET knows general categories such as `Lu` and blocks such as `IsGreek`"},
      {"[a-\\d]", "3: `\\d` cannot end a range in a class"},
      {"[z-a]", "1: reversed range in a class"},
      {"a(b", "1: unterminated group: this `(` has no `)`"},
      {"a)b", "1: `)` closes nothing"},
      {"a(?#b", "1: unterminated `(?#` comment"},
      {"(?P<n>a)", "0: `(?P<name>...)` is not part of .NET: write `(?<name>...)`"},
      {"(?|a)", "0: `(?|` is not part of .NET, which has no branch reset"},
      {"(?U)a", "0: option `U` is not part of .NET: the options are i, m, n, s and x"},
      {"(?", "0: unterminated group: nothing follows `(?`"},
      {"(*FAIL)", "1: `(*...)` is not part of .NET, which has no verbs"},
      {"(a)\\2", "3: reference to group `2`, which does not exist"},
      {"\\k<x>", "0: reference to group `x`, which does not exist"},
      {"\\k{x}", "0: `\\k` needs a group name, as in `\\k<name>` or `\\k'name'`"},
      {"(?<0>a)", "0: a group cannot have the number 0: that is the whole match"},
      {"(?(2)a|b)", "3: reference to group `2`, which does not exist"},
      {"(a)(?(1)b|c|d)", "3: a conditional has at most two branches"},
      {"(?(?<n>a)b)", "2: the test of a conditional cannot be a comment, a named group or options"},
      {"(?(a)(?i)b)",
       "5: options may not stand directly inside `(?(expression)...)`: put them in a group of their own"},
  };
  for (const auto& one : cases) {
    INFO(std::string(one.first));
    CHECK(error(one.first) == one.second);
  }
  CHECK(error("(?<1n>a)").starts_with("3: invalid group name"));
}

TEST_CASE("groups: unnamed ones first, then names in order of appearance") {
  CHECK(groups("(?<n>a)(b)") == "0 1 n ");
  CHECK(groups("(?<5>a)(b)(?<n>c)") == "0 1 n 5 ");
  CHECK(groups("(?<2>a)(b)(?<n>c)") == "0 1 2 n ");
  CHECK(groups("(?<n>a)|(?<n>b)") == "0 n ");
  CHECK(groups("(?n)(a)(?<m>b)") == "0 m ");
  CHECK(groups("(?x) ( a # (b)\n) (?#(c)") == "0 1 ");
  CHECK(groups("[(](\\()") == "0 1 ");
  CHECK(groups("(?((?:x)(y))(z))") == "0 1 2 ");  // the test's own parenthesis does not capture
}

TEST_CASE("names of groups, as Match.Groups finds them") {
  const auto plain = Pattern::compile("(a)(b)");
  CHECK(plain->find_group("01").value() == 1);  // parsed as a number
  CHECK(plain->has_group("0"));
  CHECK_FALSE(plain->has_group("3"));
  CHECK_FALSE(plain->has_group("-1"));
  CHECK_FALSE(plain->has_group(""));
  CHECK_FALSE(plain->has_group("99999999999"));
  const auto named = Pattern::compile("(?<n>a)(b)");
  CHECK(named->find_group("n").value() == 2);
  CHECK(named->find_group("1").value() == 1);
  CHECK_FALSE(named->has_group("01"));  // with names about, only the exact one
  CHECK_FALSE(named->has_group("2"));   // its name is n
  CHECK_FALSE(named->has_group("N"));
}

TEST_CASE("nesting is limited, and no input overflows the stack") {
  for (const char* open : {"(", "(?:", "(?=", "(?<!", "(?>", "(?<n>", "(?i:", "(?(?=", "[a-["}) {
    INFO(std::string(open));
    const std::string deep = repeat(open, 100'000);
    Limits limits;
    limits.max_pattern_units = deep.size();
    const auto compiled = Pattern::compile(deep, limits);
    REQUIRE_FALSE(compiled);
    CHECK(compiled.error().message == "groups and classes nest deeper than 250");
  }
  CHECK(error(repeat("(", 100'000)) == "10000: pattern is longer than 10000 characters");
  CHECK(error(repeat("(", 249) + "a" + repeat(")", 249)) == "");
  CHECK(replace(repeat("(?:", 249) + "a+" + repeat(")+", 249), "baab", "x") == "bxb");
  CHECK(error(repeat("(", 251) + "a" + repeat(")", 251)) == "250: groups and classes nest deeper than 250");
  CHECK(replace(repeat("[a-z-", 120) + "[b]" + repeat("]", 120), "abc", "x").size() == 3);
}

TEST_CASE("many siblings are fine") {
  CHECK(replace(repeat("(?:a)", 1900), repeat("a", 1900), "x") == "x");
  CHECK(replace(repeat("(a)", 3000), repeat("a", 3000), "$3000") == "a");
  CHECK(replace(repeat("a|", 4000) + "b", "b", "x") == "x");
}

TEST_CASE("white space that x ignores: what RegexParser calls space, not the vertical tab") {
  CHECK(replace("(?x)a\t\n\f\r b", "ab", "x") == "x");
  CHECK(replace("(?x)a\vb", "a\vb", "x") == "x");
  CHECK(replace("(?x)a +", "aa", "x") == "x");
}

TEST_CASE("escapes") {
  CHECK(replace("\\1002", "@2", "x") == "x");  // group 1002 does not exist: octal 100, then 2
  CHECK(replace("\\ca\\cA\\c@\\c_", std::string("\x01\x01\x00\x1F", 4), "x") == "x");
  CHECK(replace("(a)\\<1>", "aa", "x") == "x");
  CHECK(replace("(?<n>a)\\'n'", "aa", "x") == "x");
  CHECK(replace("\\<n", "<n", "x") == "x");
  CHECK(replace("[[::]x]", "[x", "-") == "--");
}

TEST_CASE("parse() takes any code units") {
  for (unsigned a = 0; a < 0x10000; a += 7) {
    const std::u16string pattern{static_cast<char16_t>(a), u'\\', static_cast<char16_t>(a), u'[',
                                 static_cast<char16_t>(a), u']'};
    const auto syntax = attrmap::regex::parse(pattern);
    if (!syntax) CHECK(syntax.error().at <= pattern.size());
  }
}

}  // namespace
