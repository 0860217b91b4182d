// The engines against each other, character classes against their definition, threads.
#include <random>
#include <thread>
#include <vector>

#include "helpers.hpp"
#include "regex/char_class.hpp"
#include "regex/parse.hpp"

namespace {

using namespace regex_test;  // NOLINT: a test

/// Random patterns over a small alphabet, rich in what engines disagree about.
class RandomPattern {
 public:
  explicit RandomPattern(unsigned seed) : random_(seed) {}
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  std::string alternatives(int depth) {
    std::string out = sequence(depth);
    while (below(4) == 0) out += "|" + sequence(depth);
    return out;
  }
  std::string subject() {
    static const char* const pieces[] = {
        "a", "b", "c", "A", "B", "1", " ", "\n", "\xC3\xA9", "\xC3\x89", "\xF0\x9F\x98\x80"};
    std::string out;
    const bool ascii = below(2) == 0;
    for (int n = below(12); n > 0; --n) out += pieces[below(ascii ? 8 : 11)];
    return out;
  }

 private:
  std::string sequence(int depth) {
    static const char* const quantifiers[] = {"*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,2}?", "{2,}"};
    std::string out;
    for (int n = below(4); n > 0; --n) {
      out += atom(depth);
      if (below(3) == 0) out += quantifiers[below(10)];
    }
    return out;
  }
  std::string atom(int depth) {
    static const char* const simple[] = {"a",      "b",         "c",        ".",      "\\w",    "\\d", "\\s",
                                         "[ab]",   "[^a]",      "^",        "$",      "\\b",    "\\B", "\\Z",
                                         "(?m:^)", "\\1",       "\\2",      "\\k<n>", "\\z",    "\\G", "\xC3\xA9",
                                         "(?i:b)", "[a-c-[b]]", "(?i:\\1)", "\\W",    "\\p{Lu}"};
    static const char* const groups[] = {"(", "(", "(", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?<n>", "(?i:"};
    if (depth == 0 || below(2) == 0) return simple[below(26)];
    if (below(12) == 0) return "(?(1)" + sequence(0) + "|" + sequence(0) + ")";
    return groups[below(11)] + alternatives(depth - 1) + ")";
  }
  std::mt19937 random_;
};

TEST_CASE("PCRE2 and our own matcher agree on random patterns, in both widths") {
  RandomPattern random(20240611);
  Scratch scratch;
  Arena arena;
  int compared = 0;
  for (int i = 0; i < 6000; ++i) {
    const std::string source = random.alternatives(3);
    auto pattern = Pattern::compile(source), own = Pattern::compile(source);
    if (!pattern) continue;  // a reference to a group that is not there
    own->use(Pattern::Engines::own);
    if (!pattern->uses_pcre(true) && !pattern->uses_pcre(false)) continue;
    const auto text = Replacement::parse(*pattern, "<$&|$1|$2|${n}>");
    for (int k = 0; k < 3; ++k) {
      const std::string subject = random.subject();
      const bool ascii = attrmap::is_ascii(subject);
      const auto wanted = own->replace(subject, ascii, *text, scratch, arena);
      const auto got = pattern->replace(subject, ascii, *text, scratch, arena);
      const auto wide = pattern->replace(subject, false, *text, scratch, arena);
      if (!wanted) continue;
      INFO(source, " on ", subject);
      CHECK(got.value() == *wanted);
      CHECK(wide.value() == *wanted);
      ++compared;
      arena.reset();
    }
  }
  CHECK(compared > 6000);
}

TEST_CASE("what PCRE2 cannot do exactly goes to our own matcher") {
  auto uses = [](std::string_view source) {
    const auto pattern = Pattern::compile(source);
    return std::pair(pattern->uses_pcre(true), pattern->uses_pcre(false));
  };
  CHECK(uses("\\+(?<a>\\d{1,3}) (?<b>\\d+)") == std::pair(true, true));
  CHECK(uses("(?<=ab|c)(?<x>a)|(?<x>b)") == std::pair(true, true));
  CHECK(uses("(?i)(a)\\1") == std::pair(true, false));
  CHECK(uses("\\w+") == std::pair(true, false));  // too many ranges for speed
  for (const char* source : {"(?<-1>a)|(b)", "(?<=a+)b", "\\G(?:a|)", "(?:a|){2,3}", "a{70000}", "(?<=\\1(a))b",
                             "(?:a|(?>b*))", "(?<x>a)(?<x>b)\\k<x>", "(?=(?<x>a))(?<x>a)", "(a\\1)"}) {
    INFO(std::string(source));
    CHECK(uses(source) == std::pair(false, false));
  }
}

TEST_CASE("a class resolved at once equals the class asked unit by unit") {
  using attrmap::regex::contains;
  for (const char16_t* source :
       {u"\\w", u"\\W", u"\\d", u"\\s", u"\\S", u".", u"[^\\w\\s]", u"[\\p{Lu}\\P{L}]", u"(?i)[a-z]",
        u"(?i)[^k-\\u2130]", u"(?i)\\p{IsGreek}", u"(?i)\\P{IsGreek}", u"(?i)\\p{Lu}", u"[\\w-[\\d-[5]]]",
        u"(?i)[\\u0100-\\uFFFF-[\\u212A]]", u"[\\s\\S]", u"[^\\s\\S]", u"\\p{Cs}", u"\\p{IsLatin-1Supplement}"}) {
    const auto syntax = parse(source);
    REQUIRE(syntax);
    const auto index = static_cast<std::uint32_t>(syntax->classes.size() - 1);
    const UnitSet set = resolve(syntax->classes, index);
    const AsciiSet ascii_set = ascii_part(syntax->classes, index);
    int differing = 0;
    for (unsigned c = 0; c < 0x10000; ++c) {
      const bool in = contains(syntax->classes, index, static_cast<char16_t>(c));
      differing += in != contains(set, static_cast<char16_t>(c));
      if (c < 128) differing += in != ascii_set.has(c);
    }
    CHECK(differing == 0);
    for (std::size_t i = 1; i < set.size(); ++i) REQUIRE(set[i - 1].last + 1 < set[i].first);
  }
}

TEST_CASE("one pattern serves many threads, its UTF-16 side being made by the first") {
  for (const char* source : {"(?<a>[a-z]+)@(?<b>[a-z\xC3\xA9]+)", "(?<a>\\w+)@(?<b>(?<=@+)\\w+)"}) {
    const auto pattern = Pattern::compile(source);
    const auto text = Replacement::parse(*pattern, "${b}.${a}");
    std::vector<std::thread> threads;
    std::vector<int> wrong(8, 0);
    for (std::size_t t = 0; t < wrong.size(); ++t) {
      threads.emplace_back([&, t] {
        Scratch scratch;
        Arena arena;
        for (int i = 0; i < 500; ++i) {
          wrong[t] += pattern->replace("joe@contoso", true, *text, scratch, arena).value() != "contoso.joe";
          wrong[t] += pattern->replace("joe@caf\xC3\xA9", false, *text, scratch, arena).value() != "caf\xC3\xA9.joe";
          arena.reset();
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    for (const int n : wrong) CHECK(n == 0);
  }
}

TEST_CASE("a scratch serves patterns of any size in turn") {
  Scratch scratch;
  Arena arena;
  std::string many;
  for (int i = 0; i < 100; ++i) many += "(a)?";
  for (const std::string& source : {std::string("(a)"), many, std::string("(?<=(a)+)b"), std::string("(a)")}) {
    const auto pattern = Pattern::compile(source);
    const auto text = Replacement::parse(*pattern, "[$1]");
    CHECK(pattern->replace("ab", true, *text, scratch, arena).has_value());
    CHECK(pattern->replace("ab\xC3\xA9", false, *text, scratch, arena).has_value());
  }
}

}  // namespace
